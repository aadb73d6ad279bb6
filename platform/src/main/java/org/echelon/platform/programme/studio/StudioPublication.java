package org.echelon.platform.programme.studio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.echelon.platform.identity.Audited;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.programme.ProgrammeLibrary;
import org.echelon.platform.programme.Publication;
import org.echelon.platform.programme.Publications;
import org.echelon.platform.programme.PublishedFiles;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Sha256;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Publication by four eyes: one designer submits, another, who had no hand in the draft, publishes
/// it or gives it back with words.
@Service
class StudioPublication {

    private static final int SHORTEST_REASON = 5; // characters

    private final StudioDrafts drafts;
    private final Workbench bench;
    private final Publications publications;
    private final ProgrammeLibrary library;
    private final CurrentViewer viewer;
    private final ApplicationEventPublisher events;

    StudioPublication(
            StudioDrafts drafts,
            Workbench bench,
            Publications publications,
            ProgrammeLibrary library,
            CurrentViewer viewer,
            ApplicationEventPublisher events) {
        this.drafts = drafts;
        this.bench = bench;
        this.publications = publications;
        this.library = library;
        this.viewer = viewer;
        this.events = events;
    }

    /// What publication would do to a file.
    ///
    /// @param path in `programmes/`
    public record Change(String path, Kind kind, long before, long after) {

        /// What happens to it.
        public enum Kind {
            ADDED,
            CHANGED,
            REMOVED
        }
    }

    /// What publication would change of what is in use: the files of the new version against those
    /// of the version it began with, and the programme's own files.
    @PreAuthorize("@access.designs()")
    public List<Change> changes(ProgrammeDraft draft) {
        SortedMap<String, byte[]> before = new TreeMap<>();
        publications
                .files(draft.programme())
                .forEach((path, content) -> {
                    String unit = PublishedFiles.unitOf(path);
                    if (unit.equals(draft.programme())) {
                        before.put(path, content);
                    } else if (unit.equals(draft.basedOn())) {
                        before.put(draft.unit() + path.substring(unit.length()), content);
                    }
                });
        SortedMap<String, byte[]> after = drafts.filesOf(draft.id());
        List<Change> changes = new ArrayList<>();
        TreeSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        for (String path : paths) {
            byte[] old = before.get(path);
            byte[] now = after.get(path);
            if (old == null && now != null) {
                changes.add(new Change(path, Change.Kind.ADDED, 0, now.length));
            } else if (now == null && old != null) {
                changes.add(new Change(path, Change.Kind.REMOVED, old.length, 0));
            } else if (old != null && now != null && !Arrays.equals(old, now)) {
                changes.add(new Change(path, Change.Kind.CHANGED, old.length, now.length));
            }
        }
        return changes;
    }

    /// Hands a draft to another designer. One with mistakes stays.
    @PreAuthorize("@access.designs()")
    @Transactional
    public Result submit(UUID id, int seen) {
        return drafts.change(
                id,
                seen,
                DraftStep.Kind.SUBMITTED,
                "",
                draft -> obstacle(draft, drafts.filesOf(id)));
    }

    /// Gives a submitted draft back with words.
    @PreAuthorize("@access.designs()")
    @Transactional
    public Result giveBack(UUID id, int seen, String words) {
        String reason = words.strip();
        if (reason.length() < SHORTEST_REASON) {
            return Result.Refused.of(
                    "请写明要修改什么（至少 %d 个字）".formatted(SHORTEST_REASON),
                    "say what is to be changed, in %d characters or more"
                            .formatted(SHORTEST_REASON));
        }
        return drafts.change(id, seen, DraftStep.Kind.RETURNED, reason, this::sameHands);
    }

    /// Publishes a submitted draft: from its day on it is in force, here and in every process on
    /// this database, without a restart.
    @PreAuthorize("@access.designs()")
    @Transactional
    public Result publish(UUID id, int seen) {
        return drafts.change(
                id,
                seen,
                DraftStep.Kind.PUBLISHED,
                "",
                draft -> {
                    publications.hold();
                    SortedMap<String, byte[]> files = drafts.filesOf(id);
                    Optional<Words> refusal = sameHands(draft).or(() -> obstacle(draft, files));
                    if (refusal.isEmpty()) {
                        put(files);
                    }
                    return refusal;
                });
    }

    /// Whether the person had a hand in the draft.
    private Optional<Words> sameHands(ProgrammeDraft draft) {
        String person = viewer.get().username();
        return drafts.stepsOf(draft.id()).stream()
                        .filter(step -> step.kind().isWork())
                        .anyMatch(step -> step.by().equals(person))
                ? Optional.of(
                        new Words(
                                "您参与编写了这份草稿；须由另一位政策设计人员复核（四眼原则）",
                                "you had a hand in this draft; another policy designer decides on it (four eyes)"))
                : Optional.empty();
    }

    /// What keeps a draft from being published now.
    private Optional<Words> obstacle(ProgrammeDraft draft, SortedMap<String, byte[]> files) {
        Workbench.Look look = bench.look(draft, files);
        if (!look.isClean()) {
            return Optional.of(
                    new Words(
                            "还有 %d 处错误、%d 个算例不符；改正后再提交".formatted(look.errors(), look.differing()),
                            "%d errors and %d examples that differ are left; mend them first"
                                    .formatted(look.errors(), look.differing())));
        }
        if (look.examples().isEmpty()) {
            return Optional.of(
                    new Words(
                            "没有算例；请至少加一个应当符合的算例",
                            "there is no example; add one at least that is met"));
        }
        Map<String, Publication> published = publications.current();
        if (published.containsKey(draft.unit())) {
            return Optional.of(
                    new Words(
                            "%s 已由他人发布；已发布的版本不能再改".formatted(draft.unit()),
                            "%s was published meanwhile; a published version does not change"
                                    .formatted(draft.unit())));
        }
        Publication programme = published.get(draft.programme());
        String standing = programme == null ? "" : programme.sha256();
        String seen = draft.programmeSha256() == null ? "" : draft.programmeSha256();
        String own = checksum(draft.programme(), files);
        if (!standing.equals(seen) && !standing.equals(own)) {
            return Optional.of(
                    new Words(
                            "%s 的 programme.yaml 在此草稿开始后已重新发布；请从现行版本另建草稿，再带入您的改动"
                                    .formatted(draft.programme()),
                            "programme.yaml of %s was published anew since this draft began; begin a draft from the version in force and bring your changes there"
                                    .formatted(draft.programme())));
        }
        return Optional.empty();
    }

    private static String checksum(String unit, SortedMap<String, byte[]> files) {
        SortedMap<String, byte[]> own = PublishedFiles.units(files).get(unit);
        return own == null ? "" : Sha256.of(own);
    }

    private void put(SortedMap<String, byte[]> files) {
        Map<String, Publication> published = publications.current();
        PublishedFiles.units(files)
                .forEach((unit, own) -> {
                    String checksum = Sha256.of(own);
                    Publication standing = published.get(unit);
                    if (standing == null || !standing.sha256().equals(checksum)) {
                        publications.publish(unit, checksum, own, viewer.get().username());
                        events.publishEvent(
                                new Audited(
                                        "programme.publication",
                                        "programme:" + unit,
                                        Map.of("sha256", checksum)));
                    }
                });
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        library.refresh();
                    }
                });
    }
}
