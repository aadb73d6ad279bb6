package org.echelon.policy.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of a YAML file with the line it stands on (1 for the first).
public sealed interface YamlNode {

    int line();

    /// Keys in the order of the file; keys are text, whatever YAML takes them for.
    record Mapping(int line, Map<String, YamlNode> entries) implements YamlNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    record Sequence(int line, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// A single value as it is written.
    ///
    /// @param kind what YAML 1.1 takes it for; a quoted value is always text
    record Scalar(int line, String text, Kind kind) implements YamlNode {}

    /// What a scalar is taken for.
    enum Kind {
        TEXT,
        INTEGER,
        DECIMAL,
        TRUTH,
        DATE,
        NOTHING
    }
}
