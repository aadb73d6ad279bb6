package org.echelon.policy.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.echelon.policy.message.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcedureReaderTests {

    private static final String TECH_SME = techSme();

    private static String techSme() {
        Path file =
                Path.of(System.getProperty("echelon.root", ".."))
                        .resolve("programmes/cn/tech-sme/2022-04-01/procedure.bpmn");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ProcedureReader.Reading read(String xml) {
        return ProcedureReader.read("procedure.bpmn", xml.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> codes(String xml) {
        ProcedureReader.Reading reading = read(xml);
        assertThat(reading.procedure()).isEmpty();
        return reading.diagnostics().stream().map(Diagnostic::code).distinct().toList();
    }

    private static String with(String old, String changed) {
        assertThat(TECH_SME).contains(old);
        return TECH_SME.replace(old, changed);
    }

    @Test
    void readsTheProcedureOfTheTechnologySmes() {
        ProcedureReader.Reading reading = read(TECH_SME);

        assertThat(reading.diagnostics()).isEmpty();
        Procedure procedure = reading.procedure().orElseThrow();
        assertThat(procedure.first().id()).isEqualTo("completeness");
        assertThat(procedure.steps())
                .extracting(Step::id)
                .containsExactly(
                        "completeness",
                        "supplement",
                        "confirmation",
                        "notice",
                        "objection",
                        "tax_verification",
                        "review",
                        "number");
        assertThat(procedure.withdrawable()).isTrue();
        assertThat(procedure.limit()).isEqualTo(30);
        Step confirmation = procedure.step("confirmation").orElseThrow();
        assertThat(confirmation.level()).isEqualTo(Level.PROVINCE);
        assertThat(confirmation.division("440114")).isEqualTo("44");
        assertThat(confirmation.silentOutcome()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "completeness,accept,confirmation",
        "completeness,supplement,supplement",
        "completeness,refuse,refused",
        "supplement,answered,completeness",
        "supplement,refuse,refused",
        "confirmation,confirm,notice",
        "confirmation,refuse,refused",
        "notice,continue,tax_verification",
        "notice,object,objection",
        "objection,dismiss,notice",
        "objection,uphold,refused",
        "tax_verification,verify,number",
        "tax_verification,not_verified,review",
        "review,confirm,tax_verification",
        "review,refuse,refused",
        "number,number,recognised"
    })
    void everyOutcomeLeadsSomewhere(String step, String token, String place) {
        Procedure procedure = read(TECH_SME).procedure().orElseThrow();

        assertThat(procedure.after(step, token)).map(Place::id).contains(place);
    }

    @Test
    void refusesWhatIsNotXmlOrOpensOtherFiles() {
        assertThat(codes("<definitions>")).containsExactly("xml_malformed");
        assertThat(codes("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"))
                .containsExactly("xml_doctype");
        assertThat(codes("<other/>")).containsExactly("procedure_form");
    }

    @ParameterizedTest
    @CsvSource({
        "echelon:kind=\"check\",echelon:kind=\"chekc\",'echelon:kind is ''chekc''; write one of check,'",
        "echelon:role=\"agency\",echelon:role=\"boss\",'echelon:role is ''boss''; write one of applicant,'",
        "echelon:silent=\"accept\",echelon:silent=\"sleep\",'echelon:silent is ''sleep''; write one of accept,'",
        "echelon:level=\"city\",echelon:level=\"town\",'echelon:level is ''town''; write one of province,'",
        "echelon:limit=\"5\",echelon:limit=\"soon\",'echelon:limit is ''soon''; write a number of working days'",
        "echelon:limit=\"5\",echelon:limit=\"0\",'write a number of working days from 1'",
        "echelon:basis=\"promise\",echelon:because=\"promise\",'echelon:basis is missing'",
        "echelon:role=\"agency\",echelon:role=\"tax_officer\",'a step of kind check cannot ask ''tax_officer'''",
        "echelon:silent=\"continue\",echelon:silent=\"accept\",'silence at a step of kind notice cannot mean ''accept'''"
    })
    void namesTheValueThatIsWrongAndTheOnesThatAreRight(
            String old, String changed, String message) {
        List<Diagnostic> found = read(with(old, changed)).diagnostics();

        assertThat(found).isNotEmpty();
        assertThat(found).anySatisfy(one -> assertThat(one.message()).contains(message));
        assertThat(found).allSatisfy(one -> assertThat(one.place()).contains(", line "));
    }

    @Test
    void findsAStepNobodyCanLeave() {
        String open =
                with(
                        "sourceRef=\"number\" targetRef=\"recognised\"",
                        "sourceRef=\"number\" targetRef=\"number\"");

        assertThat(codes(open)).contains("procedure_stuck");
    }

    @Test
    void findsAStepWithoutAnyFlow() {
        String cut =
                with(
                        "<sequenceFlow id=\"number_to_recognised\" sourceRef=\"number\" targetRef=\"recognised\"/>",
                        "");

        assertThat(read(cut).diagnostics())
                .anySatisfy(found ->
                        assertThat(found.message()).startsWith("nobody can leave this step"));
    }

    @Test
    void findsAProcedureWithoutAnEnd() {
        String endless =
                TECH_SME.replaceAll("(?m)^    <endEvent [^\n]*\n", "")
                        .replace("targetRef=\"recognised\"", "targetRef=\"number\"")
                        .replace("targetRef=\"refused\"", "targetRef=\"number\"");

        assertThat(codes(endless)).contains("procedure_no_end", "procedure_stuck");
    }

    @Test
    void findsSilenceThatLeadsNowhere() {
        String deaf = with("${outcome == 'continue'}", "${outcome == 'object'}");

        assertThat(codes(deaf)).contains("procedure_silence");
    }

    @Test
    void findsAnOutcomeThatAStepNeverHas() {
        String wrong = with("${outcome == 'object'}", "${outcome == 'objected'}");

        assertThat(read(wrong).diagnostics())
                .anySatisfy(found ->
                        assertThat(found.message())
                                .contains("never has the outcome 'objected'")
                                .contains("continue, object"));
    }

    @Test
    void findsAFlowToNowhere() {
        assertThat(codes(with("targetRef=\"supplement\"", "targetRef=\"suplement\"")))
                .contains("procedure_flow");
    }

    @ParameterizedTest
    @CsvSource({
        "<scriptTask id=\"evil\" scriptFormat=\"groovy\"><script>boom()</script></scriptTask>",
        "<serviceTask id=\"evil\" xmlns:flowable=\"http://flowable.org/bpmn\" flowable:class=\"a.B\"/>",
        "<userTask id=\"evil\"><extensionElements/></userTask>"
    })
    void refusesWhatCouldRunCode(String element) {
        assertThat(codes(with("<endEvent id=\"refused\"", element + "<endEvent id=\"refused\"")))
                .contains("procedure_element");
    }

    @Test
    void refusesAnyExpressionButTheComparisonOfAnOutcome() {
        assertThat(codes(with("${outcome == 'accept'}", "${''.getClass().forName('x')}")))
                .contains("procedure_condition");
    }
}
