package org.echelon.platform.simulation;

import java.util.List;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.TableView;
import org.jspecify.annotations.Nullable;

/// What a simulation says, in the reader's language.
///
/// @param summary everything in one sentence, for who hears the page
/// @param numbers enterprises that meet it, fail, are unknown; cost
/// @param against the rules that it is held against, in words; absent where none are in force
/// @param remarks what the numbers leave out
/// @param place where the tiles are, in words
/// @param above divisions above, to go back to
/// @param tiles districts
/// @param districts the same as a table
/// @param conditions what each condition does
/// @param lists lists of enterprises by name, with how many are on them
/// @param time how many enterprises were judged in which time
public record ResultView(
        String summary,
        List<Count> numbers,
        @Nullable String against,
        List<String> remarks,
        String place,
        List<LinkView> above,
        List<Tile> tiles,
        TableView districts,
        TableView conditions,
        List<LinkView> lists,
        String time) {

    /// A number that counts.
    ///
    /// @param kind `met`, `not-met`, `unknown`, `quiet`
    /// @param before what it is by the rules in force; absent where it is the same or there are
    ///   none
    /// @param change by how much it differs; absent where it does not
    public record Count(
            String id,
            String kind,
            String label,
            String value,
            @Nullable String before,
            @Nullable String change) {}

    /// A district.
    ///
    /// @param shade 0 to 4, by the share that meets it
    /// @param address where its own divisions are shown; absent for a district
    public record Tile(
            String name,
            String met,
            @Nullable String change,
            @Nullable String cost,
            int shade,
            @Nullable String address) {}
}
