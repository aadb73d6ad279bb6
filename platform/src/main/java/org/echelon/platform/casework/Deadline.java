package org.echelon.platform.casework;

import java.time.LocalDate;
import java.util.Optional;
import org.echelon.platform.clock.RunningLimit;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Tag;

/// Whether something is in time, in word, sign and colour.
enum Deadline {
    IN_TIME,
    /// One working day is left, or the last day is today.
    SOON,
    LATE,
    /// The clock stands still.
    STANDING,
    /// There is no limit.
    NONE;

    static Deadline of(Optional<RunningLimit> limit) {
        if (limit.isEmpty() || !limit.get().open()) {
            return NONE;
        }
        RunningLimit running = limit.get();
        if (running.late()) {
            return LATE;
        }
        if (running.standing()) {
            return STANDING;
        }
        return running.reading().left() <= 1 ? SOON : IN_TIME;
    }

    Tag tag(Formats say) {
        return switch (this) {
            case IN_TIME -> new Tag("met", "✓", say.either("在期限内", "In time"));
            case SOON -> new Tag("unknown", "!", say.either("即将超期", "About to be late"));
            case LATE -> new Tag("not-met", "✗", say.either("已超期", "Late"));
            case STANDING -> new Tag("quiet", "‖", say.either("计时停止", "Clock stopped"));
            case NONE -> new Tag("quiet", "–", say.either("无期限", "No limit"));
        };
    }

    /// "3 of 5 working days, due 2026-11-25".
    static String words(RunningLimit limit, Formats say) {
        int used = Math.min(limit.reading().used(), limit.days());
        String due =
                limit.reading()
                        .due()
                        .map(day ->
                                say.either("，" + day(day, say) + "到期", ", due " + day(day, say)))
                        .orElse("");
        String stood =
                limit.standing()
                        ? limit.reading()
                                .standing()
                                .map(CaseWords::reason)
                                .map(reason ->
                                        say.either("，计时停止：", ", stopped: ") + say.words(reason))
                                .orElse("")
                        : "";
        return say.either(
                        "已用 %d / %d 个工作日".formatted(used, limit.days()),
                        "%d of %d working days".formatted(used, limit.days()))
                + due
                + stood;
    }

    private static String day(LocalDate day, Formats say) {
        return say.day(day);
    }
}
