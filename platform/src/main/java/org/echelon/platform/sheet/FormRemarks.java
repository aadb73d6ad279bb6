package org.echelon.platform.sheet;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;

/// What is wrong with one row that came by a form: beside its fields, and as links above them.
///
/// @param fields from top to bottom; the first takes what belongs to none
public record FormRemarks(List<Field> fields) {

    public FormRemarks {
        fields = List.copyOf(fields);
    }

    /// A field of the form.
    ///
    /// @param column the column of the file that it stands for
    /// @param id its id on the page
    public record Field(String column, String id) {}

    /// The first remark on each field, by the field's id.
    public Map<String, String> problems(List<RefusedRow> refusals, Formats say) {
        return refusals.stream()
                .collect(
                        Collectors.toMap(
                                row -> id(row),
                                row -> say.words(row.reason()),
                                (first, _) -> first));
    }

    /// Every remark with a link to its field, from top to bottom.
    public List<LinkView> links(List<RefusedRow> refusals, Formats say) {
        return refusals.stream()
                .sorted(Comparator.comparingInt(this::place))
                .map(row -> LinkView.of(say.words(row.reason()), "#" + id(row)))
                .toList();
    }

    private String id(RefusedRow row) {
        return fields.get(place(row)).id();
    }

    private int place(RefusedRow row) {
        List<String> columns = fields.stream().map(Field::column).toList();
        return Math.max(0, columns.indexOf(row.column()));
    }
}
