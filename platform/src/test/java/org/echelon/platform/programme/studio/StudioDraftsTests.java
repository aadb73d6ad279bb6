package org.echelon.platform.programme.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.identity.Viewer;
import org.echelon.policy.programme.Sha256;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;

/// Drafts, their revisions, regions and the second pair of eyes. What is published for good is
/// walked in `journey.AuthoringJourneyTests`, on a database of its own.
@PlatformTest
class StudioDraftsTests {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final LocalDate DAY = LocalDate.of(2027, 1, 1);
    private static final Viewer AUTHOR = designer("author", "4401");
    private static final Viewer COLLEAGUE = designer("colleague", "44");
    private static final Viewer ELSEWHERE = designer("elsewhere", "6201");

    @Autowired private StudioDrafts drafts;
    @Autowired private StudioPublication publication;
    @Autowired private StudioFolders folders;
    @Autowired private NewVersion newVersion;
    @Autowired private Workbench bench;

    private String id;

    private static Viewer designer(String name, String region) {
        return new Viewer("studio-" + name, "设计", "Designer", Role.POLICY_DESIGNER, region, null);
    }

    @BeforeEach
    void anotherProgramme() {
        id = "cn/test/studio-" + COUNT.incrementAndGet();
    }

    private SortedMap<String, byte[]> files() {
        return Skeleton.files(
                new NewProgramme(
                        id,
                        "试验",
                        "Trial",
                        "reward",
                        "440114",
                        "局",
                        "Bureau",
                        "试〔2027〕1号",
                        "试行办法",
                        "1",
                        "proposed",
                        DAY.toString()));
    }

    private ProgrammeDraft begun() {
        return done(TestViewers.as(AUTHOR, () -> drafts.open(id, DAY, "440114", null, files())));
    }

    private static ProgrammeDraft done(Result result) {
        assertThat(result).isInstanceOf(Result.Done.class);
        return ((Result.Done) result).draft();
    }

    private static String refused(Result result) {
        assertThat(result).isInstanceOf(Result.Refused.class);
        return ((Result.Refused) result).words().en();
    }

    private Result save(Viewer person, ProgrammeDraft draft, String name, String text) {
        return TestViewers.as(
                person,
                () ->
                        drafts.save(
                                draft.id(),
                                draft.revision(),
                                Map.of(
                                        draft.unit() + "/" + name,
                                        Optional.of(text.getBytes(StandardCharsets.UTF_8)))));
    }

    @Test
    void whoSavesSaysWhichRevisionTheySaw() {
        ProgrammeDraft draft = begun();

        ProgrammeDraft second = done(save(AUTHOR, draft, "papers.yaml", "papers: []\n"));

        assertThat(second.revision()).isEqualTo(draft.revision() + 1);
        assertThat(save(COLLEAGUE, draft, "papers.yaml", "papers: [ ]\n"))
                .isInstanceOf(Result.Conflict.class);
        assertThat(TestViewers.as(AUTHOR, () -> drafts.files(draft.id())))
                .hasEntrySatisfying(
                        draft.unit() + "/papers.yaml",
                        bytes -> assertThat(bytes).asString().isEqualTo("papers: []\n"));
    }

    @Test
    void aDraftIsSeenInItsRegionAndAboveAlone() {
        ProgrammeDraft draft = begun();

        assertThat(TestViewers.as(COLLEAGUE, () -> drafts.find(draft.id()))).isPresent();
        assertThat(TestViewers.as(ELSEWHERE, () -> drafts.find(draft.id()))).isEmpty();
        assertThat(TestViewers.as(ELSEWHERE, () -> drafts.files(draft.id()))).isEmpty();
        assertThat(refused(save(ELSEWHERE, draft, "papers.yaml", "papers: []")))
                .isEqualTo("there is no such draft");
        id = "cn/test/studio-elsewhere";
        assertThat(
                        refused(
                                TestViewers.as(
                                        ELSEWHERE,
                                        () -> drafts.open(id, DAY, "440114", null, files()))))
                .contains("your region");
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(
                        () -> TestViewers.as(TestViewers.GUANGZHOU, () -> drafts.find(draft.id())));
    }

    @Test
    void filesStandWhereTheyBelong() {
        ProgrammeDraft draft = begun();

        for (String path :
                new String[] {
                    "facts.yaml",
                    "cn/hnte/programme.yaml",
                    draft.unit() + "/../x.yaml",
                    draft.unit() + "/run.sh",
                    draft.unit() + "/examples/a/b.yaml",
                    draft.programme() + "/2028-01-01/version.yaml"
                }) {
            assertThat(
                            refused(
                                    TestViewers.as(
                                            AUTHOR,
                                            () ->
                                                    drafts.save(
                                                            draft.id(),
                                                            draft.revision(),
                                                            Map.of(
                                                                    path,
                                                                    Optional.of(new byte[1]))))))
                    .contains("no file of");
        }
    }

    @Test
    void aDraftWithMistakesIsNotSubmitted() {
        ProgrammeDraft broken = done(save(AUTHOR, begun(), "decision.dmn", "<nonsense"));

        assertThat(
                        refused(
                                TestViewers.as(
                                        AUTHOR,
                                        () -> publication.submit(broken.id(), broken.revision()))))
                .contains("mend them first");
    }

    @Test
    void whoeverHadAHandInItNeitherPublishesNorGivesItBack() {
        ProgrammeDraft saved = done(save(COLLEAGUE, begun(), "papers.yaml", "papers: []\n"));
        ProgrammeDraft submitted =
                done(
                        TestViewers.as(
                                AUTHOR, () -> publication.submit(saved.id(), saved.revision())));

        for (Viewer person : new Viewer[] {AUTHOR, COLLEAGUE}) {
            assertThat(
                            refused(
                                    TestViewers.as(
                                            person,
                                            () ->
                                                    publication.publish(
                                                            submitted.id(), submitted.revision()))))
                    .contains("four eyes");
            assertThat(
                            refused(
                                    TestViewers.as(
                                            person,
                                            () ->
                                                    publication.giveBack(
                                                            submitted.id(),
                                                            submitted.revision(),
                                                            "change the day"))))
                    .contains("four eyes");
        }
        assertThat(refused(save(AUTHOR, submitted, "papers.yaml", "papers: []")))
                .contains("cannot be saved");
        assertThat(
                        done(TestViewers.as(
                                        AUTHOR,
                                        () ->
                                                drafts.takeBack(
                                                        submitted.id(), submitted.revision())))
                                .state())
                .isEqualTo(DraftState.DRAFT);
    }

    @Test
    void stepsCannotBeChangedAfterwards() {
        begun();

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        TestDatabase.asOwner()
                                .sql("update programme.draft_step set done_by = 'nobody'")
                                .update())
                .withMessageContaining("append-only");
    }

    @Test
    void oneDraftOfAVersionIsInWorkAndAPublishedVersionNever() {
        begun();

        assertThat(
                        refused(
                                TestViewers.as(
                                        COLLEAGUE,
                                        () -> drafts.open(id, DAY, "440114", null, files()))))
                .contains("has a draft already");
        Viewer everywhere = designer("everywhere", "");
        LocalDate published = LocalDate.of(2016, 1, 1);
        assertThat(
                        refused(
                                TestViewers.as(
                                        everywhere,
                                        () ->
                                                drafts.open(
                                                        "cn/hnte",
                                                        published,
                                                        "",
                                                        null,
                                                        newVersion
                                                                .files(
                                                                        "cn/hnte",
                                                                        "cn/hnte/2016-01-01",
                                                                        published)
                                                                .orElseThrow()))))
                .contains("does not change any more");
    }

    @Test
    void aNewVersionBeginsWithTheFilesOfAnother() {
        LocalDate day = LocalDate.of(2027, 5, 1);
        SortedMap<String, byte[]> files =
                newVersion.files("cn/hnte", "cn/hnte/2016-01-01", day).orElseThrow();

        assertThat(files).containsKeys("cn/hnte/programme.yaml", "cn/hnte/2027-05-01/decision.dmn");
        assertThat(new String(files.get("cn/hnte/2027-05-01/version.yaml"), StandardCharsets.UTF_8))
                .contains("from: 2027-05-01");
        assertThat(newVersion.files("cn/hnte", "cn/hnte/1999-01-01", day)).isEmpty();
    }

    @Test
    void aFolderGoesOutAndComesInWithTheSameChecksum() {
        ProgrammeDraft draft = begun();
        byte[] zip = TestViewers.as(AUTHOR, () -> folders.draft(draft.id()));
        String checksum = Sha256.of(TestViewers.as(AUTHOR, () -> drafts.files(draft.id())));
        TestViewers.as(AUTHOR, () -> drafts.discard(draft.id(), draft.revision()));

        StudioFolders.Imported imported = TestViewers.as(AUTHOR, () -> folders.take(zip));

        assertThat(imported.problems()).isEmpty();
        assertThat(imported.begun()).hasSize(1);
        assertThat(
                        Sha256.of(
                                TestViewers.as(
                                        AUTHOR,
                                        () -> drafts.files(imported.begun().getFirst().id()))))
                .isEqualTo(checksum);
    }

    /// The versions of `cn/tech-sme` began on 2017-05-03 and 2022-04-01.
    @ParameterizedTest
    @CsvSource({
        "2033-02-01, cn/tech-sme/2022-04-01",
        "2020-06-01, cn/tech-sme/2017-05-03",
        "2017-05-02, "
    })
    void aBroughtInVersionBeginsWithTheOneBeforeIt(LocalDate day, @Nullable String base) {
        SortedMap<String, byte[]> files =
                newVersion.files("cn/tech-sme", "cn/tech-sme/2022-04-01", day).orElseThrow();
        files.computeIfPresent(
                "cn/tech-sme/" + day + "/decision.dmn",
                (_, dmn) ->
                        new String(dmn, StandardCharsets.UTF_8)
                                .replace("&gt;= 0.06<", "&gt;= 0.065<")
                                .getBytes(StandardCharsets.UTF_8));
        Viewer everywhere = designer("importer", "");

        StudioFolders.Imported imported =
                TestViewers.as(everywhere, () -> folders.take(FolderArchive.written(files)));

        assertThat(imported.problems()).isEmpty();
        ProgrammeDraft draft = imported.begun().getFirst();
        assertThat(draft.basedOn()).isEqualTo(base);
        assertThat(draft.basedOnSha256() == null).isEqualTo(base == null);
        assertThat(TestViewers.as(everywhere, () -> drafts.find(draft.id()))).contains(draft);
        var difference =
                TestViewers.as(
                        everywhere,
                        () -> bench.look(draft, drafts.files(draft.id())).difference(draft));
        assertThat(difference.isPresent()).isEqualTo(base != null);
        if (difference.isPresent() && day.getYear() == 2033) {
            assertThat(difference.get().changes())
                    .anySatisfy(change -> assertThat(change.toString()).contains("0.065"));
        }
    }

    @Test
    void aPublishedFolderIsKnownByItsChecksum() {
        byte[] zip = TestViewers.as(AUTHOR, () -> folders.published("cn/tech-sme")).orElseThrow();

        StudioFolders.Imported imported = TestViewers.as(AUTHOR, () -> folders.take(zip));

        assertThat(imported.problems()).isEmpty();
        assertThat(imported.begun()).isEmpty();
        assertThat(imported.same())
                .containsExactly("cn/tech-sme/2017-05-03", "cn/tech-sme/2022-04-01");
    }
}
