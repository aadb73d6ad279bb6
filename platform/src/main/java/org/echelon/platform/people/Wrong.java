package org.echelon.platform.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.platform.identity.Refusal;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.springframework.ui.Model;

/// Puts what is wrong with a form onto its page: beside each field and in the summary above.
final class Wrong {

    private Wrong() {}

    /// @param prefix of the fields' ids on the page, where it holds several forms
    static void show(List<Refusal> refusals, String prefix, Formats say, Model model) {
        Map<String, String> fields = new LinkedHashMap<>();
        refusals.forEach(
                refusal -> fields.put(prefix + refusal.field(), say.words(refusal.words())));
        model.addAttribute("wrong", fields);
        model.addAttribute(
                "problems",
                fields.entrySet().stream()
                        .map(field -> LinkView.of(field.getValue(), "#" + field.getKey()))
                        .toList());
    }

    static void nothing(Model model) {
        model.addAttribute("wrong", Map.of());
        model.addAttribute("problems", List.of());
    }
}
