package org.echelon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactChecks;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactsFile;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Status;
import org.echelon.policy.result.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Programmes judge persons, contracts, carriers and projects as they judge enterprises: from facts
/// about one of them, with the region, the years and the check digits that go with it.
class SubjectTests {

    private static final String DICTIONARY =
            """
            facts:
              staff: { period: yearly, type: number, unit: persons, min: 0, name: { zh: 职工, en: Staff }, meaning: { zh: 职工, en: Staff }, registers: [declared] }
              area:
                subject: [enterprise, carrier]
                period: current
                type: number
                min: 0
                name: { zh: 面积, en: Area }
                meaning: { zh: 面积, en: Area }
                registers: [declared]
              size:
                subject: [person, contract, carrier, project]
                period: current
                type: number
                min: 0
                name: { zh: 数值, en: Size }
                meaning: { zh: 数值, en: Size }
                registers: [declared]
            """;

    private static final LocalDate DAY = LocalDate.of(2024, 6, 30);

    private static SortedMap<String, byte[]> files(String subject, String entry, String fact) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        put(files, "facts.yaml", DICTIONARY);
        put(
                files,
                "x/programme.yaml",
                """
                id: x
                name: { zh: 测试, en: Test }
                kind: title
                subject: %s
                owner: { zh: 甲, en: A }
                region: "4401"
                sources: [ { document: 甲〔2024〕1号, in-force: 2020-01-01, status: local } ]
                conditions: { old: { zh: 满一年, en: A year old }, large: { zh: 足够大, en: Large enough } }
                """
                        .formatted(subject));
        put(files, "x/2020-01-01/version.yaml", "from: 2020-01-01\n");
        put(
                files,
                "x/2020-01-01/decision.dmn",
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:test:m">
                  <inputData id="i1" name="as of"><variable name="as of"/></inputData>
                  <inputData id="i2" name="%1$s"><variable name="%1$s"/></inputData>
                  <inputData id="i3" name="current"><variable name="current"/></inputData>
                  <knowledgeSource id="k" name="甲〔2024〕1号"><description>article 1</description></knowledgeSource>
                  <decision id="old" name="old"><variable name="old" typeRef="boolean"/>
                    <informationRequirement id="r1"><requiredInput href="#i1"/></informationRequirement>
                    <informationRequirement id="r2"><requiredInput href="#i2"/></informationRequirement>
                    <authorityRequirement id="a1"><requiredAuthority href="#k"/></authorityRequirement>
                    <literalExpression id="e1"><text>(as of - %1$s.%2$s).days &gt;= 365</text></literalExpression>
                  </decision>
                  <decision id="large" name="large"><variable name="large" typeRef="boolean"/>
                    <informationRequirement id="r3"><requiredInput href="#i3"/></informationRequirement>
                    <authorityRequirement id="a2"><requiredAuthority href="#k"/></authorityRequirement>
                    <literalExpression id="e2"><text>current.%3$s &gt;= 10</text></literalExpression>
                  </decision>
                  <decisionService id="s" name="conditions"><variable name="conditions"/>
                    <outputDecision href="#old"/><outputDecision href="#large"/>
                    <inputData href="#i1"/><inputData href="#i2"/><inputData href="#i3"/></decisionService>
                </definitions>
                """
                        .formatted(subject, entry, fact));
        return files;
    }

    private static void put(SortedMap<String, byte[]> files, String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Programme programme(String subject, String entry) {
        return Programmes.of(files(subject, entry, subject.equals("enterprise") ? "area" : "size"))
                .find("x")
                .orElseThrow();
    }

    private static FactsFile.Reading read(Programme programme, String yaml) {
        return FactsFile.read(
                "facts.yaml",
                yaml.getBytes(StandardCharsets.UTF_8),
                programme.facts(),
                programme.definition().subjectKind());
    }

    private static EnterpriseFacts facts(Programme programme, String yaml) {
        FactsFile.Reading reading = read(programme, yaml);
        assertThat(reading.diagnostics()).isEmpty();
        return reading.file().orElseThrow().facts();
    }

    private static Evaluation evaluate(Programme programme, String yaml) {
        EnterpriseFacts facts = facts(programme, yaml);
        assertThat(programme.problems(facts, Question.asOf(DAY, DAY))).isEmpty();
        return programme.evaluate(facts, Question.asOf(DAY, DAY));
    }

    private static String stated(String subject, String day) {
        String id =
                switch (subject) {
                    case "enterprise", "carrier" -> "uscc: 91440114MA9TERT04C";
                    case "person" -> "other-id: passport:E12345678";
                    default -> "number: 甲-17";
                };
        return "%s: { %s, name: 某某, region: \"440114\", %s }\nfacts: { current: { %s: 10 } }\n"
                .formatted(subject, id, day, subject.equals("enterprise") ? "area" : "size");
    }

    @ParameterizedTest
    @CsvSource({
        "enterprise,registered on,registered-on",
        "person,born on,born-on",
        "contract,signed on,signed-on",
        "carrier,registered on,registered-on",
        "project,started on,started-on"
    })
    void judgesEveryKindOfSubjectByItsOwnParticulars(String subject, String entry, String key) {
        Programme programme = programme(subject, entry);

        assertThat(programme.diagnostics()).isEmpty();
        assertThat(programme.versions().getFirst().check(programme))
                .filteredOn(found -> found.severity() != Diagnostic.Severity.NOTE)
                .isEmpty();
        assertThat(evaluate(programme, stated(subject, key + ": 2023-07-01")).verdict())
                .isEqualTo(Verdict.MET);
        Evaluation late = evaluate(programme, stated(subject, key + ": 2023-07-02"));
        assertThat(late.verdict()).isEqualTo(Verdict.NOT_MET);
        Evaluation elsewhere =
                evaluate(
                        programme,
                        stated(subject, key + ": 2020-01-01").replace("\"440114", "\"441302"));
        assertThat(region(elsewhere).status()).isEqualTo(Status.NOT_MET);
        Evaluation open =
                evaluate(programme, stated(subject, "").replace(", region: \"440114\", ", ""));
        assertThat(open.missing())
                .contains(new FactKey("region", null), new FactKey(entry.replace(' ', '_'), null));
    }

    private static Condition region(Evaluation evaluation) {
        return evaluation.conditions().stream()
                .filter(condition -> condition.id().equals("region"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysOfTheRegionWhatFitsTheSubject() {
        assertThat(
                        region(
                                        evaluate(
                                                programme("person", "born on"),
                                                stated("person", "born-on: 1990-01-01")))
                                .text()
                                .en())
                .isEqualTo("Works in the region of the programme (code beginning with 4401)");
        assertThat(
                        region(
                                        evaluate(
                                                programme("enterprise", "registered on"),
                                                stated("enterprise", "registered-on: 2020-01-01")))
                                .text()
                                .en())
                .isEqualTo("Registered in the region of the programme (code beginning with 4401)");
    }

    @Test
    void citesForTheRegionTheDocumentInForceOnTheDay() {
        SortedMap<String, byte[]> files = files("person", "born on", "size");
        put(
                files,
                "x/programme.yaml",
                new String(files.get("x/programme.yaml"), StandardCharsets.UTF_8)
                        .replace(
                                "sources: [ {",
                                "sources: [ { document: 乙〔2016〕1号, in-force: 2016-01-01, until: 2020-01-01, status: local }, {"));
        Programme programme = Programmes.of(files).find("x").orElseThrow();

        assertThat(region(evaluate(programme, stated("person", "born-on: 1990-01-01"))).sources())
                .extracting(org.echelon.policy.result.Source::document)
                .containsExactly("甲〔2024〕1号");
    }

    @ParameterizedTest
    @EnumSource(Subject.Kind.class)
    void refusesFactsAboutAnotherKindOfSubject(Subject.Kind kind) {
        Programme programme = programme("carrier", "registered on");
        String yaml = stated(kind.code(), "");

        if (kind == Subject.Kind.CARRIER) {
            assertThat(read(programme, yaml).diagnostics()).isEmpty();
            return;
        }
        assertThat(read(programme, "name: a\n" + yaml).diagnostics())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.code()).isEqualTo("wrong_subject");
                    assertThat(found.place()).isEqualTo("facts.yaml, line 2");
                    assertThat(found.message())
                            .contains(
                                    "about " + kind.words().en(),
                                    "about a carrier",
                                    "write 'carrier:'");
                });
    }

    @Test
    void refusesToBeAskedAboutAnotherKindOfSubject() {
        Programme carriers = programme("carrier", "registered on");
        EnterpriseFacts person =
                facts(programme("person", "born on"), stated("person", "born-on: 1990-01-01"));

        assertThat(carriers.problems(person, Question.asOf(DAY, DAY)))
                .extracting(FactChecks.Problem::code)
                .containsExactly("wrong_subject");
        assertThatThrownBy(() -> carriers.evaluate(person, Question.asOf(DAY, DAY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("about a person");
        assertThatThrownBy(person::enterprise).hasMessageContaining("a person and no enterprise");
    }

    @Test
    void refusesAFactThatIsToldOfAnotherKindOfSubject() {
        Programme programme = programme("person", "born on");
        String yaml = stated("person", "").replace("size: 10", "area: 10");

        assertThat(read(programme, yaml).diagnostics())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.code()).isEqualTo("wrong_subject");
                    assertThat(found.message())
                            .contains(
                                    "'area' is told of an enterprise or a carrier",
                                    "about a person");
                });
    }

    @Test
    void refusesTwoSubjectsInOneFile() {
        Programme programme = programme("carrier", "registered on");
        String yaml = stated("carrier", "") + "person: { other-id: passport:E1, name: 某 }\n";

        assertThat(read(programme, yaml).diagnostics())
                .extracting(Diagnostic::code, Diagnostic::place)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(
                                "wrong_subject", "facts.yaml, line 1"));
    }

    @Test
    void checksTheDigitsOfIdNumbersAndCodes() {
        Programme persons = programme("person", "born on");
        String person =
                "person: { id-number: \"440114199001010013\", name: 某, region: \"440114\" }\n";

        assertThat(facts(persons, person).subject().began()).isEqualTo(LocalDate.of(1990, 1, 1));
        assertThat(codes(persons, person.replace("0013", "0018"))).containsExactly("check_digit");
        assertThat(codes(persons, person.replace("name", "born-on: 1990-01-02, name")))
                .containsExactly("wrong_value");
        assertThat(
                        codes(
                                programme("carrier", "registered on"),
                                stated("carrier", "").replace("TERT04C", "TERT04D")))
                .containsExactly("check_digit");
    }

    @Test
    void asksForAnIdentifierThatFitsTheSubject() {
        assertThat(
                        read(
                                        programme("person", "born on"),
                                        "person: { name: 某, region: \"440114\" }\n")
                                .diagnostics())
                .singleElement()
                .satisfies(found ->
                        assertThat(found.message()).contains("'id-number'", "passport:E12345678"));
    }

    private static List<String> codes(Programme programme, String yaml) {
        return read(programme, yaml).diagnostics().stream().map(Diagnostic::code).toList();
    }

    @Test
    void findsADecisionThatReadsAnotherSubjectOrItsFacts() {
        SortedMap<String, byte[]> files = files("person", "born on", "area");
        put(
                files,
                "x/programme.yaml",
                new String(files.get("x/programme.yaml"), StandardCharsets.UTF_8)
                        .replace("subject: person", "subject: contract"));

        assertThat(findings(files))
                .anySatisfy(found -> {
                    assertThat(found.code()).isEqualTo("unknown_input");
                    assertThat(found.message()).contains("nobody provides 'person'", "contract");
                })
                .anySatisfy(found -> {
                    assertThat(found.code()).isEqualTo("wrong_subject");
                    assertThat(found.message())
                            .contains("'area'", "this programme is about a contract");
                });
    }

    @Test
    void findsAParticularThatTheSubjectDoesNotHave() {
        assertThat(findings(files("person", "registered on", "size")))
                .anySatisfy(found -> {
                    assertThat(found.code()).isEqualTo("unknown_member");
                    assertThat(found.message())
                            .contains("the person has no 'registered on'", "region, born on, name");
                });
    }

    @Test
    void refusesASubjectThatDoesNotExist() {
        SortedMap<String, byte[]> files = files("person", "born on", "size");
        put(files, "facts.yaml", DICTIONARY.replace("[enterprise, carrier]", "firm"));

        assertThat(Programmes.of(files).diagnostics())
                .anySatisfy(found -> {
                    assertThat(found.code()).isEqualTo("wrong_value");
                    assertThat(found.message()).contains("'subject: firm'", "person, contract");
                });
    }

    @Test
    void listsTheProgrammesOfAKindOfSubject() {
        Programmes programmes = Programmes.of(files("contract", "signed on", "size"));

        assertThat(programmes.about(Subject.Kind.CONTRACT))
                .extracting(Programme::id)
                .containsExactly("x");
        assertThat(programmes.about(Subject.Kind.ENTERPRISE)).isEmpty();
    }

    @Test
    void saysWhyASubjectCannotReachAProgramme() {
        Programme programme = programme("contract", "signed on");
        String yaml = stated("contract", "signed-on: 2024-06-01").replace("\"440114", "\"441302");
        EnterpriseFacts facts = facts(programme, yaml);
        Question question = Question.asOf(DAY, DAY);

        assertThat(programme.gap(facts, question, programme.evaluate(facts, question)).toString())
                .contains("the region is 441302");
    }

    private static List<Diagnostic> findings(SortedMap<String, byte[]> files) {
        Programme programme = Programmes.of(files).find("x").orElseThrow();
        List<Diagnostic> found = new ArrayList<>(programme.diagnostics());
        programme.versions().forEach(version -> found.addAll(version.check(programme)));
        return found;
    }
}
