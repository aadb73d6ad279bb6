package org.echelon.platform.casework.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.programme.Catalogue;
import org.echelon.policy.Version;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Paper;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the view of a filing for the receipt page and for the case page, which includes
/// `casework/application/filing.html`.
@Component
public class FilingViews {

    private final Filings filings;
    private final Catalogue catalogue;
    private final Clock clock;

    FilingViews(Filings filings, Catalogue catalogue, Clock clock) {
        this.filings = filings;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /// The newest revision of a case; empty where nothing was filed in it. Asks [Filings], whose
    /// rules hold.
    public Optional<FilingView> of(String receipt, Formats say) {
        return of(receipt, null, say);
    }

    /// One revision of a case, the newest where none is named.
    public Optional<FilingView> of(String receipt, @Nullable Integer revision, Formats say) {
        List<Filing> all = filings.all(receipt);
        return all.stream()
                .filter(filing ->
                        revision == null
                                ? filing.equals(all.getLast())
                                : filing.revision() == revision)
                .findFirst()
                .map(filing -> new View(say, filing, all, papers(filing)).build());
    }

    private Map<String, Words> papers(Filing filing) {
        Map<String, Words> names = new LinkedHashMap<>();
        catalogue
                .find(filing.programme())
                .flatMap(programme -> programme.version(filing.version()))
                .map(Version::papers)
                .orElse(List.of())
                .forEach((Paper paper) -> names.put(paper.id(), paper.name()));
        return names;
    }

    /// One filing in one language.
    private final class View {

        private final Formats say;
        private final FormViews words;
        private final Filing filing;
        private final List<Filing> all;
        private final Map<String, Words> papers;
        private final Optional<FilingChanges> changes;

        View(Formats say, Filing filing, List<Filing> all, Map<String, Words> papers) {
            this.say = say;
            this.words = new FormViews(say, LocalDate.now(clock));
            this.filing = filing;
            this.all = all;
            this.papers = papers;
            this.changes =
                    all.stream()
                            .filter(one -> one.revision() == filing.revision() - 1)
                            .findFirst()
                            .map(before -> FilingChanges.between(before, filing));
        }

        FilingView build() {
            return new FilingView(
                    filing.receipt(),
                    filing.revision(),
                    all.size(),
                    say.words(filing.name()),
                    words.moment(filing.at()),
                    say.day(filing.asOf()),
                    groups(),
                    papers(filing.papers()),
                    papers(changes.map(FilingChanges::removed).orElse(List.of())),
                    verdict(filing.verdict()),
                    verdict(filing.registerVerdict()),
                    say.words(filing.undertaking()),
                    changes.map(change -> change.answers().size()).orElse(0),
                    count(Origin.DISPUTED),
                    count(Origin.CHANGED));
        }

        private long count(Origin origin) {
            return filing.answers().stream().filter(one -> one.origin() == origin).count();
        }

        private @Nullable VerdictView verdict(@Nullable String evaluation) {
            return evaluation == null
                    ? null
                    : VerdictView.of(evaluation, filing.programme(), say, this::factName);
        }

        private String factName(FactKey key) {
            return filing.answers().stream()
                    .filter(answer -> key.fact().equals(answer.fact()))
                    .map(answer -> say.words(answer.label()))
                    .findFirst()
                    .or(() ->
                            catalogue
                                    .find(filing.programme())
                                    .flatMap(programme -> programme.facts().find(key.fact()))
                                    .map(fact -> say.words(fact.name())))
                    .orElse(key.fact());
        }

        private List<FilingView.Group> groups() {
            Map<String, List<FilingView.Answer>> groups = new LinkedHashMap<>();
            for (FiledAnswer answer : filing.answers()) {
                groups.computeIfAbsent(say.words(answer.group()), _ -> new ArrayList<>())
                        .add(answer(answer));
            }
            List<FilingView.Group> views = new ArrayList<>();
            groups.forEach((title, answers) -> views.add(new FilingView.Group(title, answers)));
            return views;
        }

        private FilingView.Answer answer(FiledAnswer answer) {
            Said said = answer.register();
            return new FilingView.Answer(
                    "answer-" + answer.field().replace('.', '-'),
                    say.words(answer.label()),
                    value(answer, answer.value(), answer.choice()),
                    inWords(answer),
                    said == null
                            ? null
                            : say.either("登记：", "register: ")
                                    + value(answer, said.value(), answer.registerChoice())
                                    + say.either("，", ", ")
                                    + words.register(said.register())
                                    + say.either("，", ", ")
                                    + said.source()
                                    + say.either("，", ", ")
                                    + say.day(said.since() == null ? said.on() : said.since()),
                    words.origin(answer.origin()),
                    answer.dispute(),
                    changes.flatMap(change -> change.before(answer.field()))
                            .map(old -> value(old, old.value(), old.choice()))
                            .orElse(null));
        }

        private String value(FiledAnswer answer, @Nullable String value, @Nullable Words choice) {
            if (value == null) {
                return say.either("未填写", "not answered");
            }
            if (choice != null) {
                return say.words(choice);
            }
            return switch (answer.kind()) {
                case TRUTH -> say.truth(Boolean.parseBoolean(value));
                case NUMBER -> field(answer).shown(number(value), say);
                case CODE, TEXT -> value;
            };
        }

        private @Nullable String inWords(FiledAnswer answer) {
            String value = answer.value();
            if (value == null || answer.kind() != Field.Kind.NUMBER) {
                return null;
            }
            String inWords = field(answer).inWords(number(value), say);
            return inWords.isEmpty() ? null : inWords;
        }

        private static FactValue number(String value) {
            return new FactValue.Numeric(Rational.parse(value));
        }

        private static Field field(FiledAnswer answer) {
            return new Field(
                    answer.field(),
                    answer.label(),
                    Optional.empty(),
                    answer.kind(),
                    answer.unit(),
                    List.of(),
                    false,
                    null,
                    null);
        }

        private List<FilingView.PaperView> papers(List<FiledPaper> files) {
            Map<String, List<FilingView.FileView>> byPaper = new LinkedHashMap<>();
            papers.keySet().forEach(id -> byPaper.put(id, new ArrayList<>()));
            for (FiledPaper file : files) {
                byPaper.computeIfAbsent(file.paper(), _ -> new ArrayList<>()).add(file(file));
            }
            List<FilingView.PaperView> views = new ArrayList<>();
            byPaper.forEach((id, of) -> {
                if (!of.isEmpty()) {
                    Words name = papers.getOrDefault(id, new Words(id, id));
                    views.add(new FilingView.PaperView(say.words(name), of));
                }
            });
            return views;
        }

        private FilingView.FileView file(FiledPaper file) {
            boolean added =
                    changes.map(FilingChanges::added).orElse(List.of()).stream()
                            .anyMatch(one -> one.id().equals(file.id()));
            return new FilingView.FileView(
                    LinkView.of(
                            file.name(),
                            "/applications/" + filing.receipt() + "/papers/" + file.id()),
                    PaperWords.detail(file, words),
                    added);
        }
    }
}
