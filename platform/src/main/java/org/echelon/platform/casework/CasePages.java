package org.echelon.platform.casework;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.platform.enterprise.Enterprises;
import org.echelon.platform.enterprise.RegisterTime;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Table;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// A case: where it is, its clock, its history, and what the reader may decide.
@Controller
class CasePages {

    private static final int ROWS = 6;
    private static final int MOST_ROWS = 48;

    private final CaseFiles files;
    private final CaseActions actions;
    private final CaseMoves moves;
    private final CaseViews views;
    private final Enterprises enterprises;
    private final List<CasePart> parts;

    CasePages(
            CaseFiles files,
            CaseActions actions,
            CaseMoves moves,
            CaseViews views,
            Enterprises enterprises,
            List<CasePart> parts) {
        this.files = files;
        this.actions = actions;
        this.moves = moves;
        this.views = views;
        this.enterprises = enterprises;
        this.parts = List.copyOf(parts);
    }

    /// A part of the page that another package draws, with what it is drawn from.
    record Drawn(String fragment, String heading, Object view) {}

    /// What was typed into the forms, kept when a decision is refused.
    ///
    /// @param action form it was typed into; empty on a fresh page
    /// @param targets what each item refers to
    /// @param words what each item says
    record Typed(
            String action, String reason, String days, List<String> targets, List<String> words) {

        static final Typed NOTHING = new Typed("", "", "", empty(ROWS), empty(ROWS));

        private static List<String> empty(int rows) {
            return java.util.Collections.nCopies(rows, "");
        }

        public String reasonFor(String form) {
            return form.equals(action) ? reason : "";
        }

        public String daysFor(String form) {
            return form.equals(action) ? days : "";
        }
    }

    @GetMapping("/cases/{receipt}")
    String show(@PathVariable String receipt, Locale locale, Model model) {
        return page(find(receipt), Typed.NOTHING, locale, model);
    }

    private String page(CaseFile file, Typed typed, Locale locale, Model model) {
        Formats say = new Formats(locale);
        CaseView view = views.of(file, say);
        List<Drawn> drawn = new ArrayList<>();
        for (CasePart part : parts) {
            part.view(file, locale)
                    .ifPresent(one -> drawn.add(new Drawn(part.fragment(), part.heading(), one)));
        }
        model.addAttribute("case", view);
        model.addAttribute("parts", drawn);
        model.addAttribute("typed", typed);
        boolean items = view.decisions().stream().anyMatch(CaseView.Decision::items);
        model.addAttribute("targets", items ? views.targets(file, say) : List.of());
        return "casework/case";
    }

    @PostMapping("/cases/{receipt}")
    String act(
            @PathVariable String receipt,
            @RequestParam String action,
            @RequestParam(defaultValue = "-1") int seen,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(name = "target", required = false) List<String> targets,
            @RequestParam(name = "words", required = false) List<String> words,
            @RequestParam(defaultValue = "") String more,
            HttpServletResponse response,
            RedirectAttributes flash,
            Locale locale,
            Model model) {
        CaseFile file = find(receipt);
        Typed typed = new Typed(action, reason, days, padded(targets, more), padded(words, more));
        Optional<Action> wanted =
                Arrays.stream(Action.values()).filter(one -> one.name().equals(action)).findFirst();
        if (wanted.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        if (!more.isEmpty()) {
            return page(file, typed, locale, model);
        }
        ActionInput input = new ActionInput(reason, items(typed), null, null, null, number(days));
        return switch (actions.act(receipt, wanted.get(), seen, input)) {
            case Acted.Done _ -> {
                flash.addFlashAttribute(
                        "done", new Formats(locale).words(CaseWords.button(wanted.get())));
                yield "redirect:/cases/" + receipt;
            }
            case Acted.Refused(Words what, Words remedy) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("refused", new Formats(locale).words(what));
                model.addAttribute("remedy", new Formats(locale).words(remedy));
                yield page(find(receipt), typed, locale, model);
            }
        };
    }

    private static List<String> padded(@Nullable List<String> typed, String more) {
        List<String> all = new ArrayList<>(typed == null ? List.of() : typed);
        int rows = Math.max(ROWS, all.size() + (more.isEmpty() ? 0 : ROWS));
        while (all.size() < Math.min(rows, MOST_ROWS)) {
            all.add("");
        }
        return all;
    }

    private static List<SupplementItem> items(Typed typed) {
        List<SupplementItem> items = new ArrayList<>();
        for (int i = 0; i < typed.words().size(); i++) {
            String words = typed.words().get(i).strip();
            String target = i < typed.targets().size() ? typed.targets().get(i) : "";
            if (!words.isEmpty()) {
                items.add(
                        new SupplementItem(
                                after("field:", target),
                                after("paper:", target),
                                shortened(words)));
            }
        }
        return items;
    }

    private static String shortened(String words) {
        return words.length() <= 2_000 ? words : words.substring(0, 2_000);
    }

    private static @Nullable String after(String prefix, String target) {
        return target.startsWith(prefix) ? target.substring(prefix.length()) : null;
    }

    private static int number(String days) {
        return days.strip().matches("[0-9]{1,4}") ? Integer.parseInt(days.strip()) : 0;
    }

    /// The procedure as published, for the picture.
    @GetMapping("/cases/{receipt}/procedure.bpmn")
    ResponseEntity<byte[]> procedure(@PathVariable String receipt) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .body(moves.bpmn(find(receipt)));
    }

    @GetMapping("/enterprises/{key}/cases")
    String own(@PathVariable String key, Locale locale, Model model) {
        Formats say = new Formats(locale);
        String plain = Address.plain(key);
        var enterprise =
                enterprises
                        .find(plain)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<CaseFile> cases = files.of(enterprise.key());
        model.addAttribute("name", enterprise.name());
        model.addAttribute("address", "/enterprises/" + Address.segment(enterprise.key()));
        model.addAttribute("empty", cases.isEmpty());
        model.addAttribute("table", table(say).whole(cases));
        return "casework/own";
    }

    private Table<CaseFile> table(Formats say) {
        return new Table<>(
                "cases",
                say.either("案卷", "Cases"),
                List.of(
                        Column.<CaseFile>of(
                                "case",
                                say.either("案卷", "Case"),
                                file -> Cell.link(file.receipt(), "/cases/" + file.receipt())),
                        Column.<CaseFile>of(
                                "programme",
                                say.either("项目", "Programme"),
                                file -> Cell.text(views.programme(file, say))),
                        Column.<CaseFile>of(
                                "state",
                                say.either("状态", "State"),
                                file -> Cell.text(say.words(CaseWords.state(file.state())))),
                        Column.<CaseFile>of(
                                "submitted",
                                say.either("提交日", "Submitted"),
                                file -> Cell.day(RegisterTime.day(file.submittedAt()), say)),
                        Column.<CaseFile>of(
                                "decided",
                                say.either("办结日", "Decided"),
                                file -> Cell.day(file.decidedOn(), say))));
    }

    private CaseFile find(String typed) {
        String receipt = Receipts.parse(typed).orElse(typed);
        try {
            return files.find(receipt)
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (AccessDeniedException _) {
            // whether a case of somebody else exists is not told
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
