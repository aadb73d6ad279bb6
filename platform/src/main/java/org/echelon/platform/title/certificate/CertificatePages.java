package org.echelon.platform.title.certificate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.platform.enterprise.RegisterTime;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.Tag;
import org.echelon.platform.title.PublicTitle;
import org.echelon.platform.title.PublicTitles;
import org.echelon.platform.title.TitleNames;
import org.echelon.platform.title.TitleTags;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Is this certificate real, and does it still hold? For everybody, without signing in.
@Controller
class CertificatePages {

    private static final int LONGEST = 200;

    private final Certificates certificates;
    private final CertificatePaper paper;
    private final PublicTitles titles;
    private final TitleNames names;
    private final PlatformAddress address;
    private final AskLimit limit;
    private final Clock clock;

    CertificatePages(
            Certificates certificates,
            CertificatePaper paper,
            PublicTitles titles,
            TitleNames names,
            PlatformAddress address,
            AskLimit limit,
            Clock clock) {
        this.certificates = certificates;
        this.paper = paper;
        this.titles = titles;
        this.names = names;
        this.address = address;
        this.limit = limit;
        this.clock = clock;
    }

    /// A title as the answer to a search shows it.
    public record Found(Tag tag, List<LinkView> facts, boolean simulated, boolean synthetic) {}

    @GetMapping("/certificates")
    String search(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        if (!code.isBlank()) {
            Optional<String> read = CertificateCode.read(code);
            if (read.isPresent()) {
                return "redirect:/certificates/" + CertificateCode.shown(read.get());
            }
            return form("code", code, number, name, model);
        }
        if (number.isBlank() && name.isBlank()) {
            return form("", code, number, name, model);
        }
        if (number.isBlank() || name.isBlank()) {
            return form(number.isBlank() ? "number" : "name", code, number, name, model);
        }
        if (!limit.allows(request.getRemoteAddr())) {
            return tooMany(response, model);
        }
        LocalDate today = LocalDate.now(clock);
        Formats say = new Formats(locale);
        List<Found> found =
                number.length() > LONGEST || name.length() > LONGEST
                        ? List.of()
                        : titles.exactly(number, name, today).stream()
                                .map(title -> found(title, say))
                                .toList();
        model.addAttribute("found", found);
        model.addAttribute("today", say.day(today));
        return form("", code, number, name, model);
    }

    @GetMapping("/certificates/{code}")
    String verify(
            @PathVariable String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        response.setHeader("X-Robots-Tag", "noindex");
        Optional<Verification> verification =
                CertificateCode.read(code).flatMap(certificates::verify);
        if (verification.isEmpty()) {
            if (!limit.allows(request.getRemoteAddr())) {
                return tooMany(response, model);
            }
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return form("unknown", code.length() > LONGEST ? "" : code, "", "", model);
        }
        Formats say = new Formats(locale);
        Verification answer = verification.get();
        Printed printed = answer.certificate().printed();
        Verification.Standing standing = answer.standing();
        model.addAttribute(
                "tag", new Tag(standing.kind(), standing.sign(), say.words(standing.words())));
        model.addAttribute("standing", standing.name().toLowerCase(Locale.ROOT));
        model.addAttribute("name", printed.name());
        model.addAttribute("facts", facts(answer, say));
        model.addAttribute("simulated", printed.simulated());
        model.addAttribute("synthetic", answer.now().filter(PublicTitle::synthetic).isPresent());
        model.addAttribute("today", say.day(LocalDate.now(clock)));
        model.addAttribute(
                "revoked", answer.now().map(PublicTitle::revokedOn).map(say::day).orElse(""));
        model.addAttribute(
                "until",
                Optional.ofNullable(printed.until())
                        .map(day -> say.day(day.minusDays(1)))
                        .orElse(""));
        model.addAttribute("from", say.day(printed.from()));
        model.addAttribute(
                "changed",
                standing == Verification.Standing.SUPERSEDED ? changed(answer, say) : List.of());
        model.addAttribute("code", CertificateCode.shown(printed.code()));
        model.addAttribute("key", answer.certificate().signature().key());
        return "title/certificate/verification";
    }

    @GetMapping("/certificates/{code}.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String code, HttpServletRequest request) {
        Optional<Verification> verification =
                CertificateCode.read(code).flatMap(certificates::verify);
        if (verification.isEmpty()) {
            boolean within = limit.allows(request.getRemoteAddr());
            throw new ResponseStatusException(
                    within ? HttpStatus.NOT_FOUND : HttpStatus.TOO_MANY_REQUESTS);
        }
        Printed printed = verification.get().certificate().printed();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("X-Robots-Tag", "noindex")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(
                                        "confirmation-"
                                                + CertificateCode.shown(printed.code())
                                                + ".pdf")
                                .build()
                                .toString())
                .body(paper.print(verification.get(), LocalDate.now(clock), address.get()));
    }

    private static String form(
            String problem, String code, String number, String name, Model model) {
        model.addAttribute("problem", problem);
        model.addAttribute("code", code.strip());
        model.addAttribute("number", number.strip());
        model.addAttribute("name", name.strip());
        return "title/certificate/search";
    }

    private static String tooMany(HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(AskLimit.WINDOW.toSeconds()));
        return form("wait", "", "", "", model);
    }

    private Found found(PublicTitle title, Formats say) {
        List<LinkView> facts = new ArrayList<>();
        facts.add(fact(say.either("企业名称", "Enterprise"), title.name()));
        facts.add(fact(say.either("代码", "Code"), title.code()));
        facts.add(fact(say.either("称号", "Title"), say.words(names.of(title.title()))));
        facts.add(fact(say.either("编号", "Number"), String.valueOf(title.number())));
        facts.add(fact(say.either("有效期", "Valid"), term(title.from(), title.until(), say)));
        if (title.revokedOn() != null) {
            facts.add(fact(say.either("撤销日期", "Revoked from"), say.day(title.revokedOn())));
        }
        return new Found(
                TitleTags.of(title.state(), say), facts, title.simulated(), title.synthetic());
    }

    private List<LinkView> facts(Verification verification, Formats say) {
        Printed printed = verification.certificate().printed();
        List<LinkView> facts = new ArrayList<>();
        facts.add(fact(say.either("企业名称", "Enterprise"), printed.name()));
        facts.add(fact(say.either("统一社会信用代码", "Credit code"), printed.enterpriseCode()));
        facts.add(fact(say.either("称号", "Title"), say.words(names.of(printed.title()))));
        facts.add(
                fact(
                        say.either("编号", "Number"),
                        printed.simulated()
                                ? printed.number() + say.either("（模拟）", " (SIMULATED)")
                                : printed.number()));
        if (printed.issuedOn() != null) {
            facts.add(fact(say.either("签发日期", "Issued on"), say.day(printed.issuedOn())));
        }
        facts.add(fact(say.either("有效期", "Valid"), term(printed.from(), printed.until(), say)));
        facts.add(
                fact(
                        say.either("确认单制作于", "Confirmation made on"),
                        say.day(RegisterTime.day(verification.certificate().madeAt()))));
        return facts;
    }

    /// What the register says now, where that differs.
    private static List<LinkView> changed(Verification verification, Formats say) {
        Printed printed = verification.certificate().printed();
        List<LinkView> changed = new ArrayList<>();
        verification
                .now()
                .ifPresent(now -> {
                    if (!now.name().equals(printed.name())) {
                        changed.add(fact(say.either("企业名称", "Enterprise"), now.name()));
                    }
                    if (!now.code().equals(printed.enterpriseCode())) {
                        changed.add(fact(say.either("代码", "Code"), now.code()));
                    }
                    String term = term(now.from(), now.until(), say);
                    if (!term.equals(term(printed.from(), printed.until(), say))) {
                        changed.add(fact(say.either("有效期", "Valid"), term));
                    }
                });
        return changed;
    }

    private static String term(
            LocalDate from, @org.jspecify.annotations.Nullable LocalDate until, Formats say) {
        String first = say.day(from);
        return until == null
                ? say.either(first + " 起，长期", "from " + first + ", without end")
                : say.either(
                        first + " 至 " + say.day(until.minusDays(1)),
                        "from " + first + " to " + say.day(until.minusDays(1)));
    }

    private static LinkView fact(String name, String value) {
        return new LinkView(name, null, value);
    }
}
