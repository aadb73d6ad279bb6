package org.echelon.policy.advice;

import java.time.LocalDate;
import org.echelon.policy.message.Words;
import org.echelon.policy.result.OutOfReach;
import org.jspecify.annotations.Nullable;

/// What the path takes for granted and what stands in its way, in both languages.
final class PathWords {

    static final Words BOUND =
            new Words(
                    "本次建议的计算量已用完，未再计算；请查看该项目的补差页",
                    "the work for one advice is used up; ask for this programme's gap alone");
    static final Words NO_FILING =
            new Words(
                    "这几年内没有可申报的施行版本",
                    "no version that one could file under is in force in these years");

    private PathWords() {}

    /// The heading over what stands in the way of a rung.
    static Words heading(OutOfReach.@Nullable Kind barrier, int lastYear) {
        return switch (barrier) {
            case UNKNOWN_FACTS ->
                    new Words("还不能算出，须先补充数据", "it cannot be told yet, facts come first");
            case NOT_FOUND -> new Words("没有算出途径", "no way was worked out");
            case NOT_REACHABLE, NOT_IN_FORCE ->
                    new Words(
                            "到%d年无法达到，原因是".formatted(lastYear),
                            "not reachable by %d, because".formatted(lastYear));
            case null ->
                    new Words(
                            "到%d年无法达到".formatted(lastYear),
                            "not reachable by %d".formatted(lastYear));
        };
    }

    static Words excluded(Words title) {
        return new Words(
                "届时持有与其互斥的“%s”".formatted(title.zh()),
                "by then the title of %s is held, which it excludes".formatted(title.en()));
    }

    static Words stepsBefore(int steps) {
        return new Words(
                "前面 %d 步的变动已经完成，所得资格在发放日起有效".formatted(steps),
                "the changes of the %d %s before are made, and their titles are there from the day of issue"
                        .formatted(steps, steps == 1 ? "step" : "steps"));
    }

    static Words issued(LocalDate day) {
        return new Words(
                "资格在 %s 前发放（申报当年年底，且不早于申报后三个月；为建议值）".formatted(day),
                "the title is issued by %s: the end of the year of filing, three months after it at the earliest (proposed)"
                        .formatted(day));
    }
}
