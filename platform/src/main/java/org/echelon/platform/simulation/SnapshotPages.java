package org.echelon.platform.simulation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.echelon.platform.page.Formats;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The register as files to simulate on with the command line.
@Controller
class SnapshotPages {

    private final RegisterSnapshot snapshot;
    private final Clock clock;

    SnapshotPages(RegisterSnapshot snapshot, Clock clock) {
        this.snapshot = snapshot;
        this.clock = clock;
    }

    /// @param asOf the day as it was typed; today where it is left out
    /// @param programme id of one whose own facts are wanted, too
    /// @return the files, or the page to ask again on with what was wrong
    @GetMapping("/simulations/register.zip")
    Object take(
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "") String programme,
            Locale locale,
            RedirectAttributes next) {
        Formats say = new Formats(locale);
        try {
            LocalDate day = asOf.isBlank() ? LocalDate.now(clock) : LocalDate.parse(asOf.strip());
            RegisterSnapshot.Taken taken =
                    snapshot.take(day, programme)
                            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("application/zip"))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename("register-%s.zip".formatted(day))
                                    .build()
                                    .toString())
                    .body(taken.zip());
        } catch (DateTimeParseException _) {
            next.addFlashAttribute(
                    "untaken",
                    say.either(
                            "“%s”不是日期；请写如 %s".formatted(shortened(asOf), LocalDate.now(clock)),
                            "'%s' is no day; write one such as %s"
                                    .formatted(shortened(asOf), LocalDate.now(clock))));
        } catch (CannotJudge problem) {
            next.addFlashAttribute("untaken", say.words(problem.words()));
        }
        return "redirect:/simulations#snapshot";
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
