package org.echelon.policy.command;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A command line taken apart: options with a value, flags, and the rest.
public final class Arguments {

    private final Map<String, List<String>> options;
    private final Set<String> flags;
    private final List<String> rest;

    private Arguments(Map<String, List<String>> options, Set<String> flags, List<String> rest) {
        this.options = options;
        this.flags = flags;
        this.rest = rest;
    }

    /// A command line that is wrong; the message says what to write instead.
    public static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        public Wrong(String message) {
            super(message);
        }
    }

    /// @param valued names of options that take a value, such as `--facts`
    /// @param flags names of options that take none
    public static Arguments parse(List<String> words, Set<String> valued, Set<String> flags)
            throws Wrong {
        return parse(words, valued, Set.of(), flags);
    }

    /// @param repeated those of the valued ones that may be given several times
    public static Arguments parse(
            List<String> words, Set<String> valued, Set<String> repeated, Set<String> flags)
            throws Wrong {
        Map<String, List<String>> options = new LinkedHashMap<>();
        Set<String> raised = new java.util.LinkedHashSet<>();
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.indexOf('=');
            String name = word.startsWith("--") && equals > 0 ? word.substring(0, equals) : word;
            if (valued.contains(name)) {
                String value;
                if (!name.equals(word)) {
                    value = word.substring(equals + 1);
                } else if (i + 1 < words.size()) {
                    value = words.get(++i);
                } else {
                    throw new Wrong(name + " needs a value");
                }
                List<String> given = options.computeIfAbsent(name, _ -> new ArrayList<>());
                if (!given.isEmpty() && !repeated.contains(name)) {
                    throw new Wrong(name + " is given twice");
                }
                given.add(value);
            } else if (flags.contains(word)) {
                raised.add(word);
            } else if (word.startsWith("--")) {
                List<String> known = new ArrayList<>(valued);
                known.addAll(flags);
                known.sort(null);
                throw new Wrong(
                        "unknown option %s; known are %s".formatted(word, String.join(" ", known)));
            } else {
                rest.add(word);
            }
        }
        return new Arguments(options, raised, rest);
    }

    public List<String> rest() {
        return rest;
    }

    public boolean has(String flag) {
        return flags.contains(flag);
    }

    public Optional<String> option(String name) {
        return options(name).stream().findFirst();
    }

    /// What was given for an option that may stand several times, in the order of the line.
    public List<String> options(String name) {
        return List.copyOf(options.getOrDefault(name, List.of()));
    }

    public Optional<LocalDate> date(String name) throws Wrong {
        String text = option(name).orElse(null);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw new Wrong("%s %s is not a day; write it as 2024-06-30".formatted(name, text));
        }
    }
}
