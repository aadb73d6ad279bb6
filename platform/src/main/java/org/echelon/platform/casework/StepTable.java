package org.echelon.platform.casework;

import java.util.List;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableView;
import org.echelon.platform.reference.Divisions;
import org.echelon.policy.procedure.Participant;
import org.echelon.policy.procedure.Procedure;
import org.echelon.policy.procedure.Step;

/// The procedure of a case as a table, the present step marked: what the picture shows, for
/// everybody who does not see it.
final class StepTable {

    private StepTable() {}

    static TableView of(Procedure procedure, CaseFile file, Divisions divisions, Formats say) {
        return new Table<Step>(
                        "procedure",
                        say.either("流程各环节", "The steps of the procedure"),
                        List.of(
                                Column.<Step>of(
                                        "step",
                                        say.either("环节", "Step"),
                                        step ->
                                                new Cell.Text(
                                                        say.words(step.name()),
                                                        null,
                                                        step.id().equals(file.step())
                                                                ? say.either(
                                                                        "▶ 当前环节",
                                                                        "▶ the case is here")
                                                                : null)),
                                Column.<Step>of(
                                        "who",
                                        say.either("由谁办理", "Who"),
                                        step -> Cell.text(who(step, file, divisions, say))),
                                Column.<Step>number(
                                        "limit",
                                        say.either("时限（工作日）", "Working days"),
                                        step -> Cell.count(step.limit(), say)),
                                Column.<Step>of(
                                        "silence",
                                        say.either("期满未办", "When the limit passes"),
                                        step -> Cell.text(silence(step, say))),
                                Column.<Step>of(
                                        "basis",
                                        say.either("依据", "Basis"),
                                        step ->
                                                Cell.text(
                                                        say.words(CaseWords.basis(step.basis()))))))
                .whole(procedure.steps());
    }

    private static String who(Step step, CaseFile file, Divisions divisions, Formats say) {
        String role = say.words(CaseWords.role(CaseMoves.role(step.participant())));
        if (step.participant() == Participant.APPLICANT
                || step.participant() == Participant.PUBLIC) {
            return role;
        }
        return divisions
                        .find(step.division(file.region()))
                        .map(division -> say.words(division.name()) + say.either("", ": "))
                        .orElse("")
                + role;
    }

    private static String silence(Step step, Formats say) {
        return switch (step.silent()) {
            case ACCEPT -> say.either("视为通过", "deemed done");
            case REFUSE -> say.either("视为未完成，不予通过", "refused as not completed");
            case CONTINUE -> say.either("进入下一环节", "goes on");
            case ESCALATE -> say.either("提示主管领导", "shown to the leader");
        };
    }
}
