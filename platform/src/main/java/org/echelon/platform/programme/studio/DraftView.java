package org.echelon.platform.programme.studio;

import java.util.List;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.TableView;
import org.echelon.platform.page.Tag;
import org.jspecify.annotations.Nullable;

/// A draft as its page shows it.
///
/// @param id its key
/// @param name of the programme
/// @param revision the one that is shown; sent back with every change
/// @param tag where it stands
/// @param facts about it
/// @param verdict what the checks say, in one line
/// @param found everything the checks find
/// @param notes how many notes are left out of it
/// @param files its files
/// @param examples what came of each example
/// @param missed how many rules no example hits
/// @param changes what publication would change
/// @param steps what was done to it
/// @param editable whether the reader may change its files
/// @param actions what the reader may do with it as a whole
/// @param compare where the differences of two versions are shown; absent for a new programme
public record DraftView(
        String id,
        String name,
        int revision,
        Tag tag,
        List<LinkView> facts,
        Tag verdict,
        List<Found> found,
        int notes,
        List<File> files,
        List<Example> examples,
        int missed,
        TableView changes,
        TableView steps,
        boolean editable,
        List<Action> actions,
        @Nullable String compare) {

    /// Something that the checks find.
    ///
    /// @param tag how bad it is
    /// @param place file, and decision, rule and cell or line
    /// @param address where it can be mended; absent where it is not in the draft
    /// @param message what is wrong and what to do
    /// @param code its name in the list of checks
    public record Found(
            Tag tag, String place, @Nullable String address, String message, String code) {}

    /// @param removable whether the programme can do without it
    public record File(
            String path, String name, String address, String what, long size, boolean removable) {}

    /// @param differences what differs from what it expects
    public record Example(
            String name, String file, String address, Tag tag, List<String> differences) {}

    /// A button.
    ///
    /// @param step the step it takes
    /// @param words what stands on it
    /// @param hint what it does
    /// @param reason whether it asks for words
    /// @param quiet whether it is not the main one
    public record Action(String step, String words, String hint, boolean reason, boolean quiet) {}
}
