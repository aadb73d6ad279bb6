package org.echelon.platform.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.Viewer;
import org.echelon.platform.reference.Division;
import org.echelon.platform.reference.Divisions;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Gives every page its frame and its formats, and remembers a language that the address chooses.
@ControllerAdvice
class FrameAdvice {

    private final CurrentViewer viewer;
    private final Divisions divisions;

    FrameAdvice(CurrentViewer viewer, Divisions divisions) {
        this.viewer = viewer;
        this.divisions = divisions;
    }

    @ModelAttribute("say")
    Formats say(Locale locale) {
        return new Formats(locale);
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        if (Language.chosen(request) != null) {
            Language.remember(locale, response);
        }
        Address address = Address.of(request);
        Frame.Who who = who(locale);
        return new Frame(
                locale,
                locale.getLanguage().equals("zh") ? "zh-CN" : "en",
                address,
                address.with(Language.NAME, "zh").toString(),
                address.with(Language.NAME, "en").toString(),
                menu(address.path()),
                who);
    }

    private List<Frame.Entry> menu(String path) {
        Optional<Viewer> person = viewer.find();
        List<Frame.Entry> menu = new ArrayList<>();
        menu.add(entry("menu.programmes", "/programmes", path));
        menu.add(entry("menu.titles", "/titles", path));
        person.flatMap(FrameAdvice::own)
                .ifPresent(own -> {
                    menu.add(own("menu.own", own, path));
                    menu.add(entry("menu.cases", own + "/cases", path));
                });
        if (person.filter(FrameAdvice::works).isPresent()) {
            menu.add(entry("menu.queue", "/queue", path));
        }
        if (person.filter(Viewer::isStaff).isPresent()) {
            menu.add(entry("menu.outlook", "/outlook", path));
            menu.add(entry("menu.enterprises", "/enterprises", path));
            menu.add(entry("menu.regions", "/regions", path));
            menu.add(entry("menu.money", "/budgets", path));
        }
        if (person.filter(FrameAdvice::ofAProvince).isPresent()) {
            menu.add(entry("menu.outcomes", "/outcomes", path));
        }
        if (person.filter(FrameAdvice::imports).isPresent()) {
            menu.add(entry("menu.import", "/import", path));
        }
        menu.add(entry("menu.notices", "/notices", path));
        if (person.filter(one -> one.role() == Role.POLICY_DESIGNER).isPresent()) {
            menu.add(entry("menu.studio", "/studio", path));
        }
        if (person.filter(one -> one.role() == Role.AGENT).isPresent()) {
            menu.add(entry("menu.clients", "/clients", path));
        }
        if (person.filter(one -> one.role() == Role.ADMINISTRATOR).isPresent()) {
            menu.add(entry("menu.accounts", "/administration/accounts", path));
        }
        return menu;
    }

    private static Optional<String> own(Viewer person) {
        return Optional.ofNullable(person.enterprise())
                .map(key -> "/enterprises/" + Address.segment(key));
    }

    /// The enterprise's own page; its cases have an entry of their own.
    private static Frame.Entry own(String key, String place, String path) {
        Frame.Entry entry = entry(key, place, path);
        return path.startsWith(place + "/cases") ? new Frame.Entry(key, place, false) : entry;
    }

    private static boolean works(Viewer person) {
        return switch (person.role()) {
            case ENTERPRISE, AGENT, POLICY_DESIGNER -> false;
            case OFFICER, EVALUATION_AGENCY, TAX_OFFICER, LEADER, ADMINISTRATOR, OPERATOR -> true;
        };
    }

    /// Numbers of the national system come to the province.
    private static boolean ofAProvince(Viewer person) {
        String region = person.region();
        return person.role() == Role.OFFICER && region != null && region.length() == 2;
    }

    private static boolean imports(Viewer person) {
        return person.role() == Role.OFFICER || person.role() == Role.ADMINISTRATOR;
    }

    private static Frame.Entry entry(String key, String place, String path) {
        return new Frame.Entry(key, place, path.equals(place) || path.startsWith(place + "/"));
    }

    private Frame.@Nullable Who who(Locale locale) {
        return viewer.find()
                .map(person ->
                        new Frame.Who(
                                person.name().in(locale),
                                RoleNames.of(person.role()).in(locale),
                                person.region() == null ? null : region(person).in(locale)))
                .orElse(null);
    }

    private Words region(Viewer person) {
        String code = person.region() == null ? "" : person.region();
        return code.isEmpty()
                ? new Words("全国", "whole country")
                : divisions.find(code).map(Division::name).orElse(new Words(code, code));
    }
}
