package org.echelon.platform.casework.application;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.echelon.platform.enterprise.RegisteredEnterprise;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.reference.Division;
import org.echelon.platform.reference.Divisions;
import org.echelon.policy.Programme;
import org.echelon.policy.Version;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.VersionDefinition.Window;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// When one can file: the windows of the version in force, and extensions that are on file with
/// their reason. Pages show an extension as what it is.
@Service
public class FilingWindows {

    private final JdbcClient database;
    private final CurrentViewer viewer;
    private final Divisions divisions;
    private final Clock clock;

    FilingWindows(JdbcClient database, CurrentViewer viewer, Divisions divisions, Clock clock) {
        this.database = database;
        this.viewer = viewer;
        this.divisions = divisions;
        this.clock = clock;
    }

    private record Extension(Window window, Words reason) {}

    /// Whether a version is one that enterprises file under: it has a form and a procedure.
    static boolean files(Version version) {
        return version.files().containsKey("form.schema.json")
                && version.files().containsKey("procedure.bpmn");
    }

    /// Whether an enterprise can file on a day. Where its seat is not known it can: that is asked
    /// when it is judged.
    @PreAuthorize("permitAll()")
    public FilingWindow on(LocalDate day, Programme programme, RegisteredEnterprise enterprise) {
        FilingWindow window = on(day, programme, enterprise.synthetic());
        String region = programme.definition().region();
        String seat = enterprise.region();
        return window instanceof FilingWindow.None
                        || region == null
                        || seat == null
                        || seat.startsWith(region)
                ? window
                : new FilingWindow.Elsewhere(name(region), name(seat));
    }

    private Words name(String division) {
        return divisions.find(division).map(Division::name).orElse(new Words(division, division));
    }

    /// Whether anybody can file on a day.
    ///
    /// @param synthetic whether it is an invented enterprise of the demonstration region
    @PreAuthorize("permitAll()")
    public FilingWindow on(LocalDate day, Programme programme, boolean synthetic) {
        // Only enterprises have a register here and sign in; other subjects file elsewhere.
        Optional<Version> version =
                programme.definition().subjectKind() == Subject.Kind.ENTERPRISE
                        ? programme.inForce(day).filter(FilingWindows::files)
                        : Optional.empty();
        if (version.isEmpty()) {
            return new FilingWindow.None();
        }
        List<Window> own = version.get().definition().windows();
        FilingWindow plain = plain(day, own);
        if (plain instanceof FilingWindow.Open) {
            return plain;
        }
        return extensions(programme.id(), day.getYear(), synthetic).stream()
                .filter(extension -> holds(extension.window(), day))
                .findFirst()
                .<FilingWindow>map(extension ->
                        new FilingWindow.Open(
                                extension.window().closesIn(day.getYear()),
                                Optional.of(extension.reason())))
                .orElse(plain);
    }

    /// The window by the version alone.
    static FilingWindow plain(LocalDate day, List<Window> windows) {
        if (windows.isEmpty()) {
            return new FilingWindow.Open(null, Optional.empty());
        }
        int year = day.getYear();
        Optional<Window> now = windows.stream().filter(window -> holds(window, day)).findFirst();
        if (now.isPresent()) {
            return new FilingWindow.Open(now.get().closesIn(year), Optional.empty());
        }
        Optional<Window> later =
                sorted(windows).filter(window -> window.opensIn(year).isAfter(day)).findFirst();
        if (later.isPresent()) {
            return new FilingWindow.Opens(later.get().opensIn(year), later.get().closesIn(year));
        }
        LocalDate since =
                windows.stream().map(w -> w.closesIn(year)).max(LocalDate::compareTo).orElse(day);
        return new FilingWindow.Closed(
                since, sorted(windows).findFirst().orElseThrow().opensIn(year + 1));
    }

    /// Puts an extension on file, once. The demonstration region does so for its own enterprises.
    ///
    /// @param year filing year; absent for every year
    @PreAuthorize("@access.platform()")
    @Transactional
    public void extend(
            String programme,
            @Nullable Integer year,
            MonthDay opens,
            MonthDay closes,
            boolean syntheticOnly,
            Words reason) {
        database.sql(
                        """
                        insert into casework.window_extension (programme, filing_year, opens, closes,
                            synthetic_only, reason_zh, reason_en, recorded_by, recorded_at)
                        values (:programme, :year, :opens, :closes, :synthetic, :zh, :en, :by, :now)
                        on conflict do nothing
                        """)
                .param("programme", programme)
                .param("year", year, Types.INTEGER)
                .param("opens", opens.toString().substring(2))
                .param("closes", closes.toString().substring(2))
                .param("synthetic", syntheticOnly)
                .param("zh", reason.zh())
                .param("en", reason.en())
                .param("by", viewer.get().username())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private List<Extension> extensions(String programme, int year, boolean synthetic) {
        return database.sql(
                        """
                        select opens, closes, reason_zh, reason_en
                        from casework.window_extension
                        where programme = :programme and coalesce(filing_year, :year) = :year
                          and (:synthetic or not synthetic_only)
                        order by id desc
                        """)
                .param("programme", programme)
                .param("year", year)
                .param("synthetic", synthetic)
                .query((row, _) ->
                        new Extension(
                                new Window(row.getString("opens"), row.getString("closes")),
                                new Words(row.getString("reason_zh"), row.getString("reason_en"))))
                .list();
    }

    private static Stream<Window> sorted(List<Window> windows) {
        return windows.stream().sorted(java.util.Comparator.comparing(Window::opens));
    }

    private static boolean holds(Window window, LocalDate day) {
        return !day.isBefore(window.opensIn(day.getYear()))
                && !day.isAfter(window.closesIn(day.getYear()));
    }
}
