package org.echelon.platform.casework.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.platform.enterprise.Enterprises;
import org.echelon.platform.enterprise.RegisteredEnterprise;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.Viewer;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.programme.ProgrammeOffer;
import org.echelon.policy.Programme;
import org.springframework.stereotype.Component;

/// The button “Apply” on a programme's page, with the window's dates.
@Component
class ApplyOffer implements ProgrammeOffer {

    private final CurrentViewer viewer;
    private final Enterprises enterprises;
    private final FilingWindows windows;
    private final Clock clock;

    ApplyOffer(CurrentViewer viewer, Enterprises enterprises, FilingWindows windows, Clock clock) {
        this.viewer = viewer;
        this.enterprises = enterprises;
        this.windows = windows;
        this.clock = clock;
    }

    @Override
    public Optional<Offer> of(Programme programme, Formats say) {
        Optional<Viewer> person = viewer.find();
        if (person.isPresent()
                && person.get().role() != Role.ENTERPRISE
                && person.get().role() != Role.AGENT) {
            return Optional.empty();
        }
        Optional<RegisteredEnterprise> own =
                person.map(Viewer::enterprise).flatMap(enterprises::find);
        LocalDate today = LocalDate.now(clock);
        FilingWindow window =
                own.map(enterprise -> windows.on(today, programme, enterprise))
                        .orElseGet(() -> windows.on(today, programme, false));
        if (window instanceof FilingWindow.None) {
            return Optional.empty();
        }
        if (person.map(Viewer::role).filter(Role.AGENT::equals).isPresent()) {
            return Optional.of(
                    new Offer(
                            say.either("申报", "Apply"),
                            List.of(
                                    say.either(
                                            "您为企业代办；每家企业的申报期在下一页。",
                                            "You act for enterprises; each one's window is on the next page.")),
                            LinkView.of(
                                    say.either("选择申报企业", "Choose for whom"),
                                    "/apply/" + programme.id())));
        }
        List<String> lines = new ArrayList<>(List.of(WindowWords.of(window, say)));
        if (window instanceof FilingWindow.Open(LocalDate _, var extension)) {
            extension.map(say::words).ifPresent(lines::add);
        }
        return Optional.of(
                new Offer(
                        say.either("申报", "Apply"),
                        lines,
                        button(person, own, programme, window, say).orElse(null)));
    }

    private static Optional<LinkView> button(
            Optional<Viewer> person,
            Optional<RegisteredEnterprise> own,
            Programme programme,
            FilingWindow window,
            Formats say) {
        if (person.isEmpty()) {
            return Optional.of(LinkView.of(say.either("登录后申报", "Sign in to apply"), "/sign-in"));
        }
        if (window instanceof FilingWindow.Closed || window instanceof FilingWindow.Elsewhere) {
            return Optional.empty();
        }
        return own.map(enterprise ->
                LinkView.of(
                        say.either("我要申报", "Apply"),
                        StartPages.address(enterprise.key(), programme.id())));
    }
}
