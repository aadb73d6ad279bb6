package org.echelon.platform.outbox;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableAsk;
import org.echelon.platform.page.TableFile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What failed to leave? For the administrator.
@Controller
class DeliveryPages {

    private final Outbox outbox;
    private final Clock clock;

    DeliveryPages(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @GetMapping("/administration/delivery")
    Object delivery(HttpServletRequest request, Locale locale, Model model) {
        Formats say = new Formats(locale);
        List<Outbox.Effect> open = outbox.open();
        TableAsk ask = TableAsk.of(request);
        if (ask.file().isPresent()) {
            return TableFile.answer(table(say), open, ask);
        }
        Outbox.Standing standing = outbox.standing();
        model.addAttribute("standing", standing);
        model.addAttribute("oldest", standing.oldest().map(age -> words(age, say)).orElse("–"));
        model.addAttribute("waiting", open.stream().filter(Outbox.Effect::waits).toList());
        Address address = Address.of(request);
        model.addAttribute("table", table(say).view(open, ask, address));
        return "outbox/delivery";
    }

    @PostMapping("/administration/delivery/retry")
    String retry(@RequestParam UUID id, RedirectAttributes answer) {
        answer.addFlashAttribute("done", outbox.retry(id) ? "again" : "gone");
        return "redirect:/administration/delivery";
    }

    private Table<Outbox.Effect> table(Formats say) {
        return new Table<>(
                "delivery",
                say.either("尚未完成的后续事项", "Effects that have not ended"),
                List.of(
                        Column.<Outbox.Effect>of(
                                        "event",
                                        say.either("事件", "Event"),
                                        effect ->
                                                new Cell.Text(effect.event(), null, effect.keys()))
                                .by(Comparator.comparing(Outbox.Effect::event)),
                        Column.<Outbox.Effect>of(
                                        "listener",
                                        say.either("处理者", "Listener"),
                                        effect -> Cell.text(effect.listener()))
                                .by(Comparator.comparing(Outbox.Effect::listener)),
                        Column.<Outbox.Effect>of(
                                        "since",
                                        say.either("提交时间", "Committed"),
                                        effect -> Cell.text(moment(effect.published())))
                                .by(Comparator.comparing(Outbox.Effect::published)),
                        Column.<Outbox.Effect>number(
                                        "attempts",
                                        say.either("已尝试", "Tries"),
                                        effect -> Cell.text(say.count(effect.attempts())))
                                .by(Comparator.comparingInt(Outbox.Effect::attempts)),
                        Column.of(
                                "state",
                                say.either("状态", "State"),
                                effect ->
                                        new Cell.Text(state(effect, say), null, effect.fault()))));
    }

    private static String state(Outbox.Effect effect, Formats say) {
        if (effect.waits()) {
            return say.either("等待处理人", "waits for you");
        }
        return effect.fault() == null
                ? say.either("进行中", "under way")
                : say.either("将自动重试", "will be tried again");
    }

    private static String words(Duration age, Formats say) {
        long minutes = Math.max(0, age.toMinutes());
        return minutes < 120
                ? say.either(minutes + "分钟", minutes + " min")
                : say.either(age.toHours() + "小时", age.toHours() + " h");
    }

    private String moment(Instant moment) {
        ZoneId zone = clock.getZone();
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").format(moment.atZone(zone));
    }
}
