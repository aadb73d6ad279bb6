package org.echelon.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.echelon.policy.message.Diagnostic;
import org.junit.jupiter.api.Test;

/// What each finding says: one small model for each defect, its findings kept beside the tests.
/// With `-Dgolden.update=true` the files are written anew, and the difference is read like code.
class FindingMessagesTests {

    private static final String UNIQUE = "hitPolicy='UNIQUE'";
    private static final String FIRST = "hitPolicy='FIRST'";

    @Test
    void aHoleBetweenTwoInputs() throws IOException {
        golden(
                "hole",
                TableFixtures.table(
                        UNIQUE,
                        List.of("last.revenue", "current.level"),
                        List.of(
                                "< 50000000 | - | 1",
                                "[50000000..200000000) | \"none\" | 2",
                                "> 200000000 | - | 3",
                                "null | - | 0")));
    }

    @Test
    void aHoleOfNullAlone() throws IOException {
        golden(
                "hole-null",
                TableFixtures.table(
                        UNIQUE,
                        List.of("last.net_assets / last.staff"),
                        List.of("< 0.5 | 1", ">= 0.5 | 2")));
    }

    @Test
    void twoRulesThatOverlap() throws IOException {
        golden(
                "overlap",
                TableFixtures.table(
                        UNIQUE,
                        List.of("last.revenue", "current.listed"),
                        List.of(
                                "<= 50000000 | true | 0.05",
                                "[50000000..200000000] | - | 0.04",
                                "< 50000000 | false | 0.05",
                                "> 200000000 | - | 0.03",
                                "null | - | null")));
    }

    @Test
    void outputsThatContradictEachOther() throws IOException {
        golden(
                "conflict",
                TableFixtures.table(
                        "hitPolicy='ANY'",
                        List.of("current.rights", "current.listed"),
                        List.of(
                                ">= 1 | - | \"yes\"",
                                "- | true | \"yes\"",
                                "< 3 | false | \"no\"")));
    }

    @Test
    void rulesThatNeverCount() throws IOException {
        golden(
                "masked",
                TableFixtures.table(
                        FIRST,
                        List.of("current.rights"),
                        List.of(">= 5 | 3", "< 5 | 2", "[4..6] | 1", "> 7 | 0")));
    }

    @Test
    void aCellThatNothingPasses() throws IOException {
        golden(
                "unreachable",
                TableFixtures.table(
                        FIRST,
                        List.of("current.share", "current.level"),
                        List.of("> 100 | - | 3", "- | \"provincial\" | 2", "- | - | 1")));
    }

    @Test
    void cellsThatAreNoSimpleTests() throws IOException {
        golden(
                "not-analysed",
                TableFixtures.table(
                        UNIQUE,
                        List.of("current.field", "last.revenue"),
                        List.of(
                                "starts with(?, \"1.\") | - | 1",
                                "not(starts with(?, \"1.\")) | > last.main_revenue | 2")));
    }

    @Test
    void aDashThatTakesNull() throws IOException {
        golden(
                "null-taken",
                TableFixtures.table(
                        FIRST,
                        List.of("last.net_assets / last.staff"),
                        List.of(">= 0.5 | 2", "- | 0")));
    }

    @Test
    void aHitPolicyThatTheOutputsDoNotSuit() throws IOException {
        golden(
                "hit-policy",
                TableFixtures.model()
                        .decision(
                                "p",
                                "hitPolicy='PRIORITY'",
                                List.of("current.listed"),
                                List.of("true | 1", "false | 2"))
                        .decision(
                                "s",
                                "hitPolicy='COLLECT' aggregation='SUM'",
                                List.of("current.listed"),
                                List.of("true | \"one\"", "false | 2"))
                        .output("\"high\", \"low\"", "")
                        .decision(
                                "o",
                                "hitPolicy='PRIORITY'",
                                List.of("current.listed"),
                                List.of("true | \"high\"", "false | \"medium\"")));
    }

    @Test
    void divisionsThatNothingGuards() throws IOException {
        golden(
                "division",
                TableFixtures.model()
                        .decision(
                                "bands",
                                UNIQUE,
                                List.of("last.revenue / last.staff"),
                                List.of("< 1000 | 0", ">= 1000 | 5"))
                        .decision("mean", "last.revenue / last.staff + 1")
                        .decision("doubled", "mean * 2", "mean")
                        .decision("test", "last.revenue / last.staff >= 1000")
                        .decision(
                                "guarded",
                                "if last.staff > 0 then last.revenue / last.staff else 0")
                        .decision("joined", "last.staff != 0 and last.revenue / last.staff > 3")
                        .decision(
                                "ruled",
                                FIRST,
                                List.of("last.staff"),
                                List.of("0 | 0", "null | 0", "- | last.revenue / last.staff")));
    }

    @Test
    void unitsThatDoNotFit() throws IOException {
        golden(
                "units",
                TableFixtures.model()
                        .parameter("limit", "500", "persons")
                        .decision("a", "last.revenue > last.staff")
                        .decision("b", "last.revenue <= parameters.limit")
                        .decision("c", "last.main_revenue / last.revenue > current.share")
                        .decision("d", "current.share >= 0.1")
                        .decision("e", "100 * last.main_revenue / last.revenue > current.share")
                        .decision("f", "sum(years.revenue) + sum(years.net_assets) > 0")
                        .decision("g", "max(last.revenue, last.staff)")
                        .decision(
                                "h",
                                UNIQUE,
                                List.of("last.revenue"),
                                List.of(
                                        "<= parameters.limit | 1",
                                        "> parameters.limit | 2",
                                        "null | 0")));
    }

    @Test
    void membersThatNobodyProvides() throws IOException {
        golden(
                "members",
                TableFixtures.model()
                        .decision("a", "last.rights >= 1")
                        .decision("b", "current.revenue > 0")
                        .decision("c", "some y in years satisfies y.points > 1")
                        .decision("d", "some t in holds satisfies t.titel = \"x\"")
                        .decision("e", "enterprise.founded")
                        .decision("f", "sum(for y in years return y.revenu)")
                        .decision(
                                "g", "some y in years satisfies y.year > 2000 and y.revenue > 0"));
    }

    @Test
    void parametersAndTheForm() throws IOException {
        golden(
                "parameters",
                TableFixtures.model()
                        .parameter("limit", "500", "persons")
                        .parameter("floor", "10", "persons")
                        .form(
                                "{ \"properties\": { \"current\": { \"properties\": { \"rights\": {} } } } }")
                        .decision("a", "last.staff <= parameters.limit and current.rights > 0")
                        .decision("b", "last.staff >= parameters.flor")
                        .decision("c", "current.field != \"none\""));
    }

    private static void golden(String name, TableFixtures model) throws IOException {
        String actual =
                model.all().stream()
                        .map(FindingMessagesTests::line)
                        .collect(Collectors.joining("\n", "", "\n"));
        Path file =
                Path.of(Objects.requireNonNull(System.getProperty("echelon.root")))
                        .resolve("policy/src/test/resources/golden/check")
                        .resolve(name + ".txt");
        if ("true".equals(System.getProperty("golden.update"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }

    private static String line(Diagnostic found) {
        return found.severity().name().toLowerCase(java.util.Locale.ROOT) + "  " + found;
    }
}
