package org.echelon.platform.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.echelon.platform.clock.RunningLimit;
import org.echelon.platform.clock.Standstill;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableView;
import org.echelon.platform.page.Tag;
import org.echelon.policy.procedure.Procedure;
import org.echelon.quantity.Rational;

/// The clock of a case as a table: the limit of the whole case first, then those of its steps.
final class ClockTable {

    private ClockTable() {}

    static TableView of(Procedure procedure, List<RunningLimit> all, Formats say) {
        List<RunningLimit> rows =
                all.stream()
                        .sorted(
                                Comparator.comparing((RunningLimit limit) ->
                                        !limit.step().equals(CaseMoves.WHOLE)))
                        .toList();
        return new Table<RunningLimit>(
                        "limits",
                        say.either("时钟（工作日）", "The clock, in working days"),
                        List.of(
                                Column.<RunningLimit>of(
                                        "step",
                                        say.either("期限", "Limit"),
                                        limit -> limitName(procedure, limit, say)),
                                Column.<RunningLimit>number(
                                        "used",
                                        say.either("已用", "Used"),
                                        limit -> Cell.count(limit.reading().used(), say)),
                                Column.<RunningLimit>number(
                                        "left",
                                        say.either("剩余", "Left"),
                                        limit ->
                                                limit.open()
                                                        ? Cell.count(limit.reading().left(), say)
                                                        : Cell.text("–")),
                                Column.<RunningLimit>number(
                                        "stopped",
                                        say.either("停止计时", "Stopped"),
                                        limit -> stopped(limit, say)),
                                Column.<RunningLimit>of(
                                        "due", say.either("到期日", "Due"), limit -> due(limit, say)),
                                Column.<RunningLimit>of(
                                        "state",
                                        say.either("状态", "State"),
                                        limit -> new Cell.Status(state(limit, say)))))
                .whole(rows);
    }

    private static Cell limitName(Procedure procedure, RunningLimit limit, Formats say) {
        String name =
                limit.step().equals(CaseMoves.WHOLE)
                        ? say.either("整个案卷", "The whole case")
                        : procedure
                                .step(limit.step())
                                .map(step -> say.words(step.name()))
                                .orElse(limit.step());
        String note =
                say.either(
                        "共 %d 个工作日，自 %s 次日起算；依据：%s"
                                .formatted(
                                        limit.days(),
                                        say.day(limit.from()),
                                        CaseWords.basis(limit.basis()).zh()),
                        "%d working days, counted from the day after %s; by %s"
                                .formatted(
                                        limit.days(),
                                        say.day(limit.from()),
                                        CaseWords.basis(limit.basis()).en()));
        String more =
                limit.extension()
                        .map(extension ->
                                say.either(
                                        "；%s 延长 %d 个工作日：%s"
                                                .formatted(
                                                        say.day(extension.on()),
                                                        extension.days(),
                                                        extension.reason()),
                                        "; extended by %d working days on %s: %s"
                                                .formatted(
                                                        extension.days(),
                                                        say.day(extension.on()),
                                                        extension.reason())))
                        .orElse("");
        return new Cell.Text(name, null, note + more);
    }

    private static Cell stopped(RunningLimit limit, Formats say) {
        List<String> why = new ArrayList<>();
        for (Standstill stop : limit.stops()) {
            LocalDate until = stop.until();
            why.add(
                    say.day(stop.from())
                            + " – "
                            + (until == null ? say.either("至今", "now") : say.day(until))
                            + say.either("：", ": ")
                            + say.words(CaseWords.reason(stop.reason()))
                            + say.either("（", " (")
                            + say.words(CaseWords.basis(stop.basis()))
                            + say.either("）", ")"));
        }
        return new Cell.Figure(
                Rational.of(limit.reading().stopped()),
                say.count(limit.reading().stopped()),
                why.isEmpty() ? null : String.join(say.either("；", "; "), why));
    }

    private static Cell due(RunningLimit limit, Formats say) {
        Optional<LocalDate> due = limit.reading().due();
        if (due.isEmpty() || !limit.open()) {
            return Cell.text("–");
        }
        LocalDate before = limit.dueBefore();
        String years =
                limit.reading().yearsWithoutNotice().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "));
        String note =
                limit.reading().provisional()
                        ? say.either(
                                "暂定：%s 年的节假日安排尚未公布".formatted(years),
                                "provisional: the calendar of %s is not official yet"
                                        .formatted(years))
                        : null;
        if (before != null && !before.equals(due.get())) {
            note =
                    say.either(
                            "日历更新前为 " + say.day(before),
                            "was " + say.day(before) + " before the calendar changed");
        }
        return new Cell.Text(say.day(due.get()), null, note);
    }

    private static Tag state(RunningLimit limit, Formats say) {
        LocalDate ended = limit.endedOn();
        return ended == null
                ? Deadline.of(Optional.of(limit)).tag(say)
                : Tag.quiet(say.either(say.day(ended) + " 结束", "ended " + say.day(ended)));
    }
}
