package org.echelon.platform.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Asks staff once per session, above the pages of an enterprise, what they look for.
@ControllerAdvice
class PurposeBar {

    private final CurrentViewer viewer;
    private final Purposes purposes;

    PurposeBar(CurrentViewer viewer, Purposes purposes) {
        this.viewer = viewer;
        this.purposes = purposes;
    }

    /// What the bar shows.
    ///
    /// @param stated purpose of this session; absent while none was stated
    /// @param note its note, where there is one
    /// @param choices what may be chosen
    /// @param back where the form leads back to
    public record Bar(
            @Nullable String stated, @Nullable String note, List<String> choices, String back) {}

    @ModelAttribute("purposeBar")
    @Nullable Bar bar(HttpServletRequest request) {
        boolean asked =
                request.getMethod().equals("GET")
                        && request.getRequestURI().startsWith("/enterprises/")
                        && viewer.find().filter(Viewer::isStaff).isPresent();
        if (!asked) {
            return null;
        }
        Purpose stated = purposes.stated();
        String query = request.getQueryString();
        return new Bar(
                stated.equals(Purpose.UNSTATED) ? null : stated.choice().name(),
                stated.note(),
                Arrays.stream(Purpose.Choice.values())
                        .filter(Purpose.Choice::chosen)
                        .map(Purpose.Choice::name)
                        .toList(),
                request.getRequestURI() + (query == null ? "" : "?" + query));
    }
}
