package org.echelon.platform.demonstration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.echelon.platform.casework.application.FilingWindows;
import org.echelon.platform.identity.Accounts;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Mandate;
import org.echelon.platform.identity.Mandates;
import org.echelon.platform.identity.Preparation;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.Viewer;
import org.echelon.platform.intake.Intake;
import org.echelon.platform.intake.IntakeReport;
import org.echelon.platform.intake.Upload;
import org.echelon.platform.ledger.Budgets;
import org.echelon.policy.message.Words;
import org.echelon.quantity.Money;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Sets the demonstration region up, once, by way of the ordinary import.
@Component
public class Demonstration {

    /// The password of every demonstration account; shown at the start and on the sign-in page.
    public static final String PASSWORD = "echelon-demo";

    private static final String AGENT = "agent-demo";

    /// Why the invented enterprises can file outside the real window; shown wherever it matters.
    private static final Words ALL_YEAR =
            new Words(
                    "演示地区：为便于随时试用，虚构企业全年都可以申报；真实的申报期以政策公布的为准。",
                    "Demonstration region: so that it can be tried at any time, its invented enterprises may file all year;"
                            + " the real window is the one the programme announces.");

    private static final List<Viewer> PEOPLE =
            List.of(
                    staff(
                            "officer-guangzhou",
                            "广州市经办人",
                            "Officer, Guangzhou",
                            Role.OFFICER,
                            "4401"),
                    staff("officer-huangpu", "黄埔区经办人", "Officer, Huangpu", Role.OFFICER, "440112"),
                    staff("officer-huizhou", "惠州市经办人", "Officer, Huizhou", Role.OFFICER, "4413"),
                    staff("officer-lanzhou", "兰州市经办人", "Officer, Lanzhou", Role.OFFICER, "6201"),
                    staff("officer-guangdong", "广东省经办人", "Officer, Guangdong", Role.OFFICER, "44"),
                    staff("officer-gansu", "甘肃省经办人", "Officer, Gansu", Role.OFFICER, "62"),
                    staff(
                            "officer-guangzhou-2",
                            "广州市复核人",
                            "Second officer, Guangzhou",
                            Role.OFFICER,
                            "4401"),
                    staff("officer-gansu-2", "甘肃省复核人", "Second officer, Gansu", Role.OFFICER, "62"),
                    staff(
                            "agency-guangzhou",
                            "广州市评价机构",
                            "Evaluation agency, Guangzhou",
                            Role.EVALUATION_AGENCY,
                            "4401"),
                    staff(
                            "agency-huizhou",
                            "惠州市评价机构",
                            "Evaluation agency, Huizhou",
                            Role.EVALUATION_AGENCY,
                            "4413"),
                    staff(
                            "agency-lanzhou",
                            "兰州市评价机构",
                            "Evaluation agency, Lanzhou",
                            Role.EVALUATION_AGENCY,
                            "6201"),
                    staff(
                            "tax-guangzhou",
                            "广州市税务人员",
                            "Tax officer, Guangzhou",
                            Role.TAX_OFFICER,
                            "4401"),
                    staff(
                            "tax-huizhou",
                            "惠州市税务人员",
                            "Tax officer, Huizhou",
                            Role.TAX_OFFICER,
                            "4413"),
                    staff(
                            "tax-lanzhou",
                            "兰州市税务人员",
                            "Tax officer, Lanzhou",
                            Role.TAX_OFFICER,
                            "6201"),
                    new Viewer(
                            AGENT,
                            "代理机构",
                            "Agent of the sample enterprises",
                            Role.AGENT,
                            null,
                            null),
                    staff("designer-demo", "政策设计人员", "Policy designer", Role.POLICY_DESIGNER, ""),
                    staff(
                            "designer-demo-2",
                            "政策复核人员",
                            "Second policy designer",
                            Role.POLICY_DESIGNER,
                            ""),
                    staff("leader", "领导（全部地区）", "Leader, all regions", Role.LEADER, ""),
                    staff("admin", "管理员", "Administrator", Role.ADMINISTRATOR, ""),
                    enterprise(
                            "enterprise-guangzhou",
                            "广州样例企业",
                            "Sample enterprise, Guangzhou",
                            "91440114MA9TERT04C"),
                    enterprise(
                            "enterprise-huizhou",
                            "惠州样例企业",
                            "Sample enterprise, Huizhou",
                            "91441303MA5DEMQ26T"),
                    enterprise(
                            "enterprise-lanzhou",
                            "兰州样例企业",
                            "Sample enterprise, Lanzhou",
                            "91620102MA7DEMQ11N"),
                    enterprise(
                            "enterprise-lanzhou-2",
                            "兰州样例企业（尚未认定高企）",
                            "Sample enterprise, Lanzhou, not an HNTE yet",
                            "91620104MAPP0UL78L"));

    /// Invented money, so that rewards can be tried to the end.
    private record Line(String programme, String region, Money money) {}

    private static final String LINE = "hnte-reward";
    private static final List<Line> LINES =
            List.of(
                    new Line("cn/gansu/hnte-reward", "62", Money.ofYuan(5_000_000)),
                    new Line(
                            "cn/guangdong/guangzhou/hnte-reward", "4401", Money.ofYuan(3_000_000)));

    private final Accounts accounts;
    private final Preparation preparation;
    private final Mandates mandates;
    private final Intake intake;
    private final FilingWindows windows;
    private final Budgets budgets;
    private final JdbcClient database;
    private final Clock clock;
    private final Path folder;

    Demonstration(
            Accounts accounts,
            Preparation preparation,
            Mandates mandates,
            Intake intake,
            FilingWindows windows,
            Budgets budgets,
            JdbcClient database,
            Clock clock,
            @Value("${echelon.root}") Path root) {
        this.accounts = accounts;
        this.preparation = preparation;
        this.mandates = mandates;
        this.intake = intake;
        this.windows = windows;
        this.budgets = budgets;
        this.database = database;
        this.clock = clock;
        this.folder = root.resolve("demo");
    }

    private static Viewer staff(
            String username, String nameZh, String nameEn, Role role, String region) {
        return new Viewer(username, nameZh, nameEn, role, region, null);
    }

    private static Viewer enterprise(String username, String nameZh, String nameEn, String key) {
        return new Viewer(username, nameZh, nameEn, Role.ENTERPRISE, null, key);
    }

    /// Loads what is not there yet and says so.
    public void prepare(Consumer<String> progress) {
        preparation.during(() -> make(progress));
    }

    private void make(Consumer<String> progress) {
        CurrentViewer.asPlatform(() -> {
            load("synthetic", folder, "synthetic enterprises", progress);
            load("companies", folder.resolve("companies"), "listed companies", progress);
            windows.extend(
                    "cn/tech-sme", null, MonthDay.of(1, 1), MonthDay.of(12, 31), true, ALL_YEAR);
            addPeople();
            addMoney();
            return true;
        });
    }

    /// Adds the accounts that are missing, also those that a later release brings.
    private void addPeople() {
        Set<String> there =
                accounts.demonstration().stream()
                        .map(Accounts.DemonstrationAccount::username)
                        .collect(Collectors.toSet());
        List<Viewer> missing =
                PEOPLE.stream().filter(person -> !there.contains(person.username())).toList();
        missing.forEach(person -> accounts.addDemonstration(person, PASSWORD));
        if (missing.stream().noneMatch(person -> person.username().equals(AGENT))) {
            return;
        }
        Mandates.Wanted wanted =
                new Mandates.Wanted(AGENT, Mandate.Scope.SUBMIT, null, LocalDate.now(clock), null);
        PEOPLE.stream()
                .flatMap(person -> Stream.ofNullable(person.enterprise()))
                .forEach(enterprise -> mandates.give(enterprise, wanted));
    }

    /// The sign-ins in one line; empty on a platform without a demonstration region.
    public Optional<String> signIns() {
        List<String> names =
                accounts.demonstration().stream()
                        .map(Accounts.DemonstrationAccount::username)
                        .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "demonstration sign-ins, password "
                                + PASSWORD
                                + ": "
                                + String.join(", ", names));
    }

    /// Lines of this year with invented money, put in once.
    private void addMoney() {
        if (isLoaded("money")) {
            return;
        }
        int year = LocalDate.now(clock).getYear();
        for (Line line : LINES) {
            budgets.fillDemonstration(
                    budgets.open(line.programme(), LINE, line.region(), year, true),
                    line.money(),
                    "虚构的演示资金 · invented money of the demonstration");
        }
        markLoaded("money");
    }

    private boolean isLoaded(String name) {
        return database.sql("select count(*) from demonstration.load where name = :name")
                        .param("name", name)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void markLoaded(String name) {
        database.sql("insert into demonstration.load (name, loaded_at) values (:name, :now)")
                .param("name", name)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private void load(String name, Path from, String what, Consumer<String> progress) {
        if (isLoaded(name)) {
            return;
        }
        progress.accept("loading the demonstration region: " + what);
        IntakeReport report =
                intake.take(uploads(from), Intake.Mode.ALL_OR_NOTHING, Optional.empty());
        if (!report.written()) {
            report.refusals().stream()
                    .limit(10)
                    .forEach(refusal -> progress.accept(refusal.line(Locale.ENGLISH)));
            progress.accept(
                    "the demonstration region was left out: "
                            + report.refusals().size()
                            + " rows of "
                            + from
                            + " are wrong");
            return;
        }
        markLoaded(name);
        progress.accept(
                report.enterprises().added()
                        + " enterprises, "
                        + report.facts().added()
                        + " facts, "
                        + report.titles().added()
                        + " titles loaded");
    }

    private static List<Upload> uploads(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Upload> uploads = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".csv")).sorted().toList()) {
                uploads.add(new Upload(file.getFileName().toString(), Files.readAllBytes(file)));
            }
            return uploads;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the demonstration data in " + folder, e);
        }
    }
}
