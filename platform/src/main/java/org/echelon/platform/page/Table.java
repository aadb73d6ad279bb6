package org.echelon.platform.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A table of rows of one kind: its name and its columns.
///
/// @param name file name of its exports, such as `enterprises`
/// @param caption heading, in the reader's language
/// @param columns the first one heads each row
public record Table<R>(String name, String caption, List<Column<R>> columns) {

    /// Rows of one page.
    public static final int PAGE = 25;

    public Table {
        columns = List.copyOf(columns);
    }

    /// All rows, in the order asked for.
    public List<R> sorted(List<R> rows, TableAsk ask) {
        Optional<Comparator<R>> order =
                columns.stream()
                        .filter(column -> column.id().equals(ask.sort()))
                        .flatMap(column -> Optional.ofNullable(column.order()).stream())
                        .findFirst();
        if (order.isEmpty()) {
            return rows;
        }
        List<R> sorted = new ArrayList<>(rows);
        sorted.sort(ask.descending() ? order.get().reversed() : order.get());
        return sorted;
    }

    /// The page of the rows that is asked for, sorted; a page beyond the last shows the last.
    public TableView view(List<R> rows, TableAsk ask, Address address) {
        return view(page(rows, ask), rows.size(), ask, address);
    }

    /// The rows of that page.
    public List<R> page(List<R> rows, TableAsk ask) {
        int pages = Math.max(1, (rows.size() + PAGE - 1) / PAGE);
        int page = Math.min(ask.page(), pages);
        return sorted(rows, ask).subList((page - 1) * PAGE, Math.min(page * PAGE, rows.size()));
    }

    /// A page of rows that somebody else has sorted and cut.
    ///
    /// @param total rows of all pages
    public TableView view(List<R> slice, int total, TableAsk ask, Address address) {
        int pages = Math.max(1, (total + PAGE - 1) / PAGE);
        return new TableView(
                caption,
                heads(ask, address),
                slice.stream().map(this::cells).toList(),
                total,
                Paging.of(Math.min(ask.page(), pages), pages, address),
                address.without("page").with("format", "csv").toString(),
                address.without("page").with("format", "xlsx").toString());
    }

    /// All rows on one page, in their own order, without links to sort.
    public TableView whole(List<R> rows) {
        List<TableView.Head> heads =
                columns.stream()
                        .map(c -> new TableView.Head(c.label(), c.number(), null, null))
                        .toList();
        return new TableView(
                caption,
                heads,
                rows.stream().map(this::cells).toList(),
                rows.size(),
                Paging.NONE,
                null,
                null);
    }

    List<Cell> cells(R row) {
        return columns.stream().map(column -> column.cell().apply(row)).toList();
    }

    private List<TableView.Head> heads(TableAsk ask, Address address) {
        return columns.stream().map(column -> head(column, ask, address.without("page"))).toList();
    }

    private TableView.Head head(Column<R> column, TableAsk ask, Address address) {
        if (column.order() == null) {
            return new TableView.Head(column.label(), column.number(), null, null);
        }
        boolean sorted = column.id().equals(ask.sort());
        String next = sorted && !ask.descending() ? "-" + column.id() : column.id();
        return new TableView.Head(
                column.label(),
                column.number(),
                address.with("sort", next).toString(),
                sorted ? (ask.descending() ? "descending" : "ascending") : null);
    }
}
