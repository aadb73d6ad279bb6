package org.echelon.platform.people;

import java.time.LocalDate;
import org.echelon.platform.identity.Mandate;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Tag;

/// A mandate as a page shows it.
///
/// @param id number
/// @param agent user name of the agent
/// @param scope key of the scope in the messages
/// @param programme the one programme; empty for all
/// @param period first and last day
/// @param givenBy who gave it
/// @param state whether it stands
/// @param revocable whether the reader may end it
public record MandateView(
        long id,
        String agent,
        String scope,
        String programme,
        String period,
        String givenBy,
        Tag state,
        boolean revocable) {

    static MandateView of(Mandate mandate, LocalDate today, boolean mayEnd, Formats say) {
        LocalDate until = mandate.until();
        String from = say.day(mandate.from());
        String period =
                until == null
                        ? say.either(from + " 起，直至撤销", "from " + from + " until revoked")
                        : say.either(
                                from + " 至 " + say.day(until.minusDays(1)),
                                from + " to " + say.day(until.minusDays(1)));
        boolean over = until != null && !until.isAfter(today);
        return new MandateView(
                mandate.id(),
                mandate.agent(),
                "people.scope." + mandate.scope().name().toLowerCase(java.util.Locale.ROOT),
                mandate.programme() == null ? "" : mandate.programme(),
                period,
                mandate.givenBy(),
                state(mandate, today, over, say),
                mayEnd && mandate.revokedBy() == null && !over);
    }

    private static Tag state(Mandate mandate, LocalDate today, boolean over, Formats say) {
        if (mandate.revokedBy() != null) {
            return new Tag("not-met", "✗", say.either("已撤销", "revoked"));
        }
        if (over) {
            return new Tag("not-met", "✗", say.either("已到期", "ended"));
        }
        return mandate.inForce(today)
                ? new Tag("met", "✓", say.either("有效", "in force"))
                : new Tag("unknown", "○", say.either("尚未生效", "not yet"));
    }
}
