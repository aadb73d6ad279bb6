package org.echelon.platform.programme;

import java.util.ArrayList;
import java.util.List;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableView;
import org.echelon.platform.page.Tag;
import org.echelon.policy.difference.Change;
import org.echelon.policy.difference.Difference;
import org.echelon.policy.difference.DifferenceText;
import org.echelon.policy.difference.Effect;
import org.echelon.policy.result.Verdict;
import org.jspecify.annotations.Nullable;

/// The difference of two versions as a page tells it, in the reader's language.
///
/// @param before first day of the earlier version
/// @param after first day of the later version
/// @param parts what changed, by kind of thing; empty when both say the same
/// @param changes how many changes there are in all
/// @param examples how many worked examples both versions judge
/// @param effects the worked examples that they judge differently
public record DifferenceView(
        String before,
        String after,
        List<Part> parts,
        int changes,
        int examples,
        TableView effects) {

    /// Changes of one kind of thing.
    ///
    /// @param id anchor on the page
    public record Part(String id, String name, List<Thing> things) {}

    /// A decision, parameter or paper with all its changes.
    ///
    /// @param id what the file calls it, where that is not its name already
    public record Thing(String name, @Nullable String id, List<Line> lines) {}

    /// One change.
    ///
    /// @param tag new, gone, changed or moved
    /// @param text the change in words
    /// @param before as it was written, where that says more than the words
    /// @param after as it is written now
    /// @param law the articles it rests on
    public record Line(
            Tag tag,
            String text,
            @Nullable String before,
            @Nullable String after,
            List<String> law) {}

    /// A difference in the reader's language.
    public static DifferenceView of(Difference difference, Formats say) {
        List<Part> parts = new ArrayList<>();
        for (Change.Part part : Change.Part.values()) {
            List<Change> changes =
                    difference.changes().stream().filter(change -> change.part() == part).toList();
            if (!changes.isEmpty()) {
                parts.add(
                        new Part(
                                part.code(),
                                say.words(DifferenceText.words(part)),
                                things(changes, say)));
            }
        }
        return new DifferenceView(
                say.day(difference.before()),
                say.day(difference.after()),
                parts,
                difference.changes().size(),
                difference.examples(),
                effects(difference.effects(), say));
    }

    private static List<Thing> things(List<Change> changes, Formats say) {
        List<Thing> things = new ArrayList<>();
        String id = null;
        List<Line> lines = new ArrayList<>();
        for (Change change : changes) {
            if (!change.id().equals(id)) {
                id = change.id();
                lines = new ArrayList<>();
                String name = say.words(change.name());
                boolean named = change.part() != Change.Part.VERSION && !name.equals(id);
                things.add(new Thing(name, named ? id : null, lines));
            }
            lines.add(line(change, say));
        }
        return things;
    }

    private static Line line(Change change, Formats say) {
        boolean cited = change.cell().filter("law"::equals).isPresent(); // the words name the law
        boolean written = change.part() == Change.Part.DECISION && !cited;
        return new Line(
                tag(change.kind(), say),
                say.words(change.text()),
                written ? change.before().orElse(null) : null,
                written ? change.after().orElse(null) : null,
                cited
                        ? List.of()
                        : change.law().stream().map(source -> say.words(source.words())).toList());
    }

    private static Tag tag(Change.Kind kind, Formats say) {
        return switch (kind) {
            case ADDED -> new Tag("met", "+", say.either("新增", "New"));
            case REMOVED -> new Tag("not-met", "−", say.either("取消", "Gone"));
            case CHANGED -> new Tag("unknown", "≠", say.either("修改", "Changed"));
            case MOVED -> new Tag("quiet", "↕", say.either("移动", "Moved"));
        };
    }

    private static TableView effects(List<Effect> effects, Formats say) {
        return new Table<Effect>(
                        "effects",
                        say.either("判定不同的算例", "Worked examples that are judged differently"),
                        List.of(
                                Column.of(
                                        "name",
                                        say.either("算例", "Example"),
                                        effect -> Cell.text(effect.name())),
                                Column.of(
                                        "before",
                                        say.either("原版本", "Earlier version"),
                                        effect -> verdict(effect.before().verdict(), say)),
                                Column.of(
                                        "after",
                                        say.either("新版本", "Later version"),
                                        effect -> verdict(effect.after().verdict(), say)),
                                Column.of(
                                        "differing",
                                        say.either("不同之处", "What differs"),
                                        effect ->
                                                Cell.text(
                                                        String.join(
                                                                say.either("、", ", "),
                                                                effect.differing())))))
                .whole(effects);
    }

    private static Cell verdict(Verdict verdict, Formats say) {
        return new Cell.Status(Tag.of(verdict, say));
    }
}
