package org.echelon.platform.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the address asks of a table: order, page, or a file.
///
/// @param sort id of the column to sort by, where one is asked for
/// @param descending whether the greatest comes first
/// @param page 1 for the first
/// @param file `csv` or `xlsx` where a file is asked for
public record TableAsk(
        @Nullable String sort, boolean descending, int page, Optional<FileKind> file) {

    /// Kinds of files that a table exports to.
    public enum FileKind {
        CSV,
        XLSX
    }

    /// Reads `sort` (`name`, or `-name` for descending), `page` and `format`; what cannot be read
    /// counts as not asked.
    public static TableAsk of(HttpServletRequest request) {
        String sort = request.getParameter("sort");
        boolean descending = sort != null && sort.startsWith("-");
        return new TableAsk(
                descending ? sort.substring(1) : sort,
                descending,
                page(request.getParameter("page")),
                file(request.getParameter("format")));
    }

    private static int page(@Nullable String text) {
        return text != null && text.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(text) : 1;
    }

    private static Optional<FileKind> file(@Nullable String text) {
        if ("csv".equals(text)) {
            return Optional.of(FileKind.CSV);
        }
        return "xlsx".equals(text) ? Optional.of(FileKind.XLSX) : Optional.empty();
    }
}
