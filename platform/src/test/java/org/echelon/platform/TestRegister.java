package org.echelon.platform;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.identity.Viewer;
import org.echelon.platform.intake.Intake;
import org.echelon.platform.intake.IntakeReport;
import org.echelon.platform.intake.ReportText;
import org.echelon.platform.intake.Upload;
import org.echelon.policy.fact.UnifiedSocialCreditCode;
import org.springframework.boot.test.context.TestComponent;

/// Enterprises for tests, brought in as users do.
@TestComponent
public class TestRegister {

    private static final AtomicInteger NEXT = new AtomicInteger(100_000);

    private final Intake intake;

    TestRegister(Intake intake) {
        this.intake = intake;
    }

    /// A valid code of a district that no other test uses.
    public static String newCode(String district) {
        while (true) {
            String organisation = "MB" + NEXT.incrementAndGet();
            String first17 =
                    "91"
                            + district
                            + organisation
                            + UnifiedSocialCreditCode.organisationCheck(organisation);
            String code = first17 + UnifiedSocialCreditCode.check(first17);
            if (UnifiedSocialCreditCode.problemWith(code).isEmpty()) {
                return code;
            }
        }
    }

    /// Registers an enterprise in a district and gives its code.
    public String enterprise(String district) {
        String code = newCode(district);
        take(
                """
                uscc,name,region,industry,registered_on
                %s,样例测试%s有限公司,%s,3911,2018-06-15
                """
                        .formatted(code, code.substring(10), district));
        return code;
    }

    /// Imports a CSV text as the platform itself; every row must be right.
    public IntakeReport take(String csv) {
        IntakeReport report =
                as(TestViewers.PLATFORM, () -> offer(csv, Intake.Mode.ALL_OR_NOTHING));
        if (!report.written()) {
            throw new AssertionError(ReportText.of(report, java.util.Locale.ENGLISH));
        }
        return report;
    }

    /// Imports a CSV text as whoever is signed in.
    public IntakeReport offer(String csv, Intake.Mode mode) {
        return intake.take(
                List.of(new Upload("test.csv", csv.getBytes(StandardCharsets.UTF_8))),
                mode,
                Optional.empty());
    }

    /// Does something as a person.
    public static <T> T as(Viewer person, Supplier<T> work) {
        return person.role() == Role.OPERATOR
                ? CurrentViewer.asPlatform(work)
                : TestViewers.as(person, work);
    }
}
