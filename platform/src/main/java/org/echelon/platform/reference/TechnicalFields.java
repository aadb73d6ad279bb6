package org.echelon.platform.reference;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.message.Words;

/// The eight technical fields with key support of the State.
///
/// @param byNumber name by the field's number, `1` to `8`
public record TechnicalFields(Map<String, Words> byNumber) {

    static TechnicalFields read(Path folder) {
        Map<String, Object> fields =
                ReferenceFiles.map(
                        ReferenceFiles.tree(folder.resolve("technical-fields.yaml")), "fields");
        Map<String, Words> names = new LinkedHashMap<>();
        fields.keySet()
                .forEach(number ->
                        names.put(
                                number, ReferenceFiles.words(ReferenceFiles.map(fields, number))));
        return new TechnicalFields(names);
    }

    /// The field of a code such as `1.1.1`.
    public Optional<Words> find(String code) {
        int dot = code.indexOf('.');
        return Optional.ofNullable(byNumber.get(dot < 0 ? code : code.substring(0, dot)));
    }
}
