package org.echelon.platform.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.platform.enterprise.FactDraft;
import org.echelon.platform.enterprise.Register;
import org.echelon.platform.enterprise.Registration;
import org.echelon.platform.enterprise.Registration.Outcome;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Viewer;
import org.echelon.platform.reference.Divisions;
import org.echelon.platform.reference.Industries;
import org.echelon.platform.sheet.Sheet;
import org.echelon.platform.sheet.Sheets;
import org.echelon.platform.title.TitleDraft;
import org.echelon.platform.title.TitleRegistration;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.message.Words;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings files into the register: all of them in one transaction, or nothing.
@Service
public class Intake {

    private static final List<String> YAML = List.of("yaml", "yml");
    private static final Outcome NOTHING = new Outcome(0, 0, 0);

    private final Registration registration;
    private final TitleRegistration titles;
    private final FactDictionary dictionary;
    private final Divisions divisions;
    private final Industries industries;
    private final CurrentViewer viewer;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Intake(
            Registration registration,
            TitleRegistration titles,
            FactDictionary dictionary,
            Divisions divisions,
            Industries industries,
            CurrentViewer viewer,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.registration = registration;
        this.titles = titles;
        this.dictionary = dictionary;
        this.divisions = divisions;
        this.industries = industries;
        this.viewer = viewer;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// What to do with the rows that are right when others are wrong.
    public enum Mode {
        /// Look only; nothing is written.
        CHECK,
        /// Write when every row is right.
        ALL_OR_NOTHING,
        /// Write the rows that are right.
        ACCEPT_VALID
    }

    /// Brings the files in. The order of files and rows does not matter. The same import again
    /// changes nothing and leaves no trace.
    ///
    /// @param register whose values these are, where the files do not say; otherwise figures with a
    ///   source and a confidence count as published, panel scores as the panel's, all others as
    ///   declared
    @PreAuthorize("@access.imports()")
    public IntakeReport take(List<Upload> uploads, Mode mode, Optional<Register> register) {
        IntakeReport report =
                transaction.execute(status -> {
                    IntakeReport answer = inTransaction(uploads, mode, register);
                    if (!answer.written()) {
                        status.setRollbackOnly();
                    }
                    return answer;
                });
        return java.util.Objects.requireNonNull(report);
    }

    private IntakeReport inTransaction(
            List<Upload> uploads, Mode mode, Optional<Register> register) {
        registration.lock();
        LocalDate today = LocalDate.now(clock);
        Viewer person = viewer.get();
        Findings findings = new Findings();
        EnterpriseIndex index = new EnterpriseIndex(registration.all());
        EnterpriseRows enterprises =
                new EnterpriseRows(index, divisions, industries, person, today, findings);
        Drafts drafts = new Drafts();
        List<Upload> facts = new ArrayList<>();
        List<Sheet> sheets = new ArrayList<>();
        for (Upload upload : uploads) {
            if (upload.ending().startsWith("y")) {
                facts.add(upload);
            } else {
                sheets.addAll(sheets(upload, findings));
            }
        }
        readSheets(sheets, register, today, enterprises, drafts, findings);
        YamlFacts yaml = new YamlFacts(dictionary, register, today, findings);
        facts.stream()
                .filter(upload -> fits(upload, findings))
                .forEach(upload -> yaml.read(upload, enterprises, drafts));
        List<FactDraft> accepted =
                new FactReview(registration, dictionary, index, findings).accepted(drafts.facts());
        List<TitleDraft> held = new TitleReview(titles, findings).accepted(drafts.titles());
        boolean write =
                switch (mode) {
                    case CHECK -> false;
                    case ALL_OR_NOTHING -> findings.refusals().isEmpty();
                    case ACCEPT_VALID -> true;
                };
        Written written =
                write
                        ? write(index, accepted, held, drafts, person.username())
                        : new Written(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING);
        return new IntakeReport(
                write,
                written.enterprises(),
                written.facts(),
                written.titles(),
                written.awards(),
                written.statements(),
                findings.refusals(),
                findings.matches(),
                findings.notes());
    }

    private record Written(
            Outcome enterprises,
            Outcome facts,
            Outcome titles,
            Outcome awards,
            Outcome statements) {}

    private Written write(
            EnterpriseIndex index,
            List<FactDraft> accepted,
            List<TitleDraft> held,
            Drafts drafts,
            String by) {
        Outcome enterprises = NOTHING;
        for (EnterpriseIndex.Entry entry : index.all()) {
            if (entry.given()) {
                enterprises =
                        enterprises.plus(
                                registration.register(
                                        entry.key(), entry.particulars(), entry.source(), by));
            }
        }
        return new Written(
                enterprises,
                registration.record(accepted, by),
                titles.titles(held, by),
                titles.awards(drafts.awards(), by),
                titles.statements(drafts.statements(), by));
    }

    private static boolean fits(Upload upload, Findings findings) {
        if (upload.content().length <= Upload.LARGEST) {
            return true;
        }
        findings.refuse(
                upload.name(),
                0,
                new Words("文件超过 20 MB；请拆分", "the file is larger than 20 MB; split it"));
        return false;
    }

    private static List<Sheet> sheets(Upload upload, Findings findings) {
        return fits(upload, findings)
                ? Sheets.read(upload.name(), upload.content(), YAML, findings)
                : List.of();
    }

    /// Rows that describe enterprises come first, so that facts may stand in an earlier file.
    private void readSheets(
            List<Sheet> sheets,
            Optional<Register> register,
            LocalDate today,
            EnterpriseRows enterprises,
            Drafts drafts,
            Findings findings) {
        FactSheets facts = new FactSheets(dictionary, register, today, findings);
        TitleSheets titleSheets = new TitleSheets(today, findings);
        record Known(Sheet sheet, SheetKind kind) {}
        List<Known> known = new ArrayList<>();
        for (Sheet sheet : sheets) {
            SheetKind.of(sheet, dictionary, findings)
                    .ifPresent(kind -> known.add(new Known(sheet, kind)));
        }
        known.sort(java.util.Comparator.comparing(Known::kind));
        for (Known one : known) {
            for (Sheet.Row row : one.sheet().rows()) {
                enterprises
                        .take(row)
                        .ifPresent(entry -> {
                            switch (one.kind()) {
                                case ENTERPRISES -> {}
                                case FACTS -> facts.read(one.sheet(), row, entry, drafts);
                                case TITLES -> titleSheets.title(row, entry, drafts);
                                case AWARDS -> titleSheets.award(row, entry, drafts);
                                case STATEMENTS -> titleSheets.statement(row, entry, drafts);
                            }
                        });
            }
        }
    }
}
