package org.echelon.platform.programme.studio;

import java.util.List;
import java.util.Map;
import org.echelon.platform.page.LinkView;

/// The page on which a condition is written.
///
/// @param typed what stands in its fields
/// @param problems what is wrong, by field
/// @param facts by field, the facts to choose from in groups
/// @param times of when a yearly fact may be read
/// @param operators how a number may be held against a figure
/// @param figures the figures there are, with their values
/// @param units the units to choose from
/// @param titles the titles to choose from
/// @param documents the documents of the programme
/// @param removable whether it is there and can be taken out
public record ConditionView(
        ConditionForm typed,
        Map<String, String> problems,
        Map<String, List<Group>> facts,
        List<LinkView> times,
        List<LinkView> operators,
        List<LinkView> figures,
        List<LinkView> units,
        List<LinkView> titles,
        List<LinkView> documents,
        boolean removable) {

    /// Choices under a heading.
    public record Group(String name, List<LinkView> options) {}

    /// What is wrong with a field; empty where nothing is.
    public String problem(String field) {
        return problems.getOrDefault(field, "");
    }

    /// A condition in the list.
    ///
    /// @param rule in words, or as FEEL where the form cannot say it
    /// @param plain whether the rule is in words
    /// @param sources document and article
    /// @param change where it is changed
    public record Row(
            String id,
            String zh,
            String en,
            String rule,
            boolean plain,
            List<String> sources,
            String change) {}
}
