package org.echelon.platform.programme;

import java.util.List;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.TableView;
import org.echelon.platform.page.Tag;
import org.jspecify.annotations.Nullable;

/// A programme's page, in the reader's language.
///
/// @param id its id
/// @param name its name
/// @param facts kind, region, owner, dates, as name and value
/// @param benefit what one has of it, where it is said
/// @param external whether a higher authority gives the number
/// @param versions the versions, newest first
/// @param conditions what it asks
/// @param outcomes scores and ratios it computes
/// @param parameters values that stay data
/// @param papers evidence it wants
/// @param sources its documents
/// @param examples worked examples
public record ProgrammeView(
        String id,
        String name,
        List<LinkView> facts,
        @Nullable String benefit,
        boolean external,
        List<VersionLink> versions,
        List<Condition> conditions,
        TableView outcomes,
        List<Parameter> parameters,
        List<Paper> papers,
        List<Source> sources,
        TableView examples) {

    /// A version.
    ///
    /// @param day the day it takes effect
    /// @param text from when until when
    /// @param address its page
    /// @param shown whether it is the one shown
    /// @param tag in force, ended or to come
    public record VersionLink(String day, String text, String address, boolean shown, Tag tag) {}

    /// A condition: article beside rules beside examples.
    public record Condition(
            String id,
            int number,
            String name,
            List<LinkView> law,
            List<RuleTable> rules,
            List<String> failing) {}

    /// A parameter.
    ///
    /// @param label such as "proposed"; absent where the value is law and was verified
    public record Parameter(
            String name, String value, @Nullable String source, @Nullable String label) {}

    /// A paper.
    public record Paper(String name, boolean required, @Nullable String note) {}

    /// A document.
    public record Source(
            String anchor,
            String document,
            @Nullable String name,
            @Nullable String inForce,
            @Nullable String address,
            @Nullable String label) {}
}
