package org.echelon.policy.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.dmn.SafeXml;
import org.echelon.policy.dmn.XmlElement;
import org.echelon.policy.feel.Value;
import org.jspecify.annotations.Nullable;

/// Reads a file of test cases.
///
/// @param model name of the model's file, in the same folder
record TckFile(@Nullable String model, List<TckCase> cases) {

    /// The cases of a file; empty where the file is not one of test cases.
    static Optional<TckFile> read(String place, byte[] xml) {
        return SafeXml.read(place, xml)
                .root()
                .filter(root -> root.name().equals("testCases"))
                .map(TckFile::cases);
    }

    private static TckFile cases(XmlElement root) {
        String model = root.child("modelName").map(m -> m.text().strip()).orElse(null);
        return new TckFile(
                model, root.children("testCase").stream().map(TckFile::testCase).toList());
    }

    private static TckCase testCase(XmlElement element) {
        Map<String, Value> inputs = new LinkedHashMap<>();
        for (XmlElement input : element.children("inputNode")) {
            inputs.put(name(input), TckValue.of(input));
        }
        List<TckCase.Expected> results = new ArrayList<>();
        for (XmlElement result : element.children("resultNode")) {
            results.add(
                    new TckCase.Expected(
                            name(result),
                            result.child("expected").map(TckValue::of).orElse(Value.NULL)));
        }
        return new TckCase(
                element.attributes().getOrDefault("id", "?"),
                "decisionService".equals(element.attribute("type"))
                        ? element.attribute("invocableName")
                        : null,
                inputs,
                results);
    }

    private static String name(XmlElement element) {
        return element.attributes().getOrDefault("name", "").strip().replaceAll("\\s+", " ");
    }
}
