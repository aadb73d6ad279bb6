package org.echelon.policy.feel;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names that a text may use, so that the lexer can tell `minimum ratio` from two words.
///
/// A name is compared part by part: a part is a run of letters and digits or one other character,
/// and space between parts does not count. The longest known name wins.
public final class Names {
    private static final Names NONE = new Names(null, List.of());

    private final @Nullable Names outer;
    private final Node root = new Node();

    private Names(@Nullable Names outer, Collection<String> names) {
        this.outer = outer;
        for (String name : names) {
            add(name);
        }
    }

    public static Names none() {
        return NONE;
    }

    public static Names of(Collection<String> names) {
        return new Names(null, names);
    }

    /// These names and more.
    public Names plus(Collection<String> more) {
        return more.isEmpty() ? this : new Names(this, more);
    }

    Names plus(String name) {
        return plus(List.of(name));
    }

    /// These names and others.
    Names plusAll(Names others) {
        return others == NONE ? this : new Names(this, others.all());
    }

    private List<String> all() {
        List<String> all = new java.util.ArrayList<>();
        for (Names names = this; names != null; names = names.outer) {
            names.root.collect(all);
        }
        return all;
    }

    boolean contains(String name) {
        Match match = longest(name, 0);
        return match != null && match.name().equals(name);
    }

    /// A known name in a text.
    record Match(String name, int end) {}

    /// The longest known name that starts at `start`, or null.
    @Nullable Match longest(String text, int start) {
        Match best = null;
        for (Names names = this; names != null; names = names.outer) {
            Match match = names.longestHere(text, start);
            if (match != null && (best == null || match.end() > best.end())) {
                best = match;
            }
        }
        return best;
    }

    private @Nullable Match longestHere(String text, int start) {
        Match best = null;
        Node node = root;
        int at = start;
        while (at < text.length()) {
            int end = Characters.endOfPart(text, at);
            Node next = node.children.get(text.substring(at, end));
            if (next == null) {
                break;
            }
            node = next;
            if (node.name != null) {
                best = new Match(node.name, end);
            }
            at = Characters.skipSpace(text, end);
        }
        return best;
    }

    private void add(String name) {
        Node node = root;
        int at = Characters.skipSpace(name, 0);
        boolean empty = true;
        while (at < name.length()) {
            int end = Characters.endOfPart(name, at);
            node = node.children.computeIfAbsent(name.substring(at, end), _ -> new Node());
            at = Characters.skipSpace(name, end);
            empty = false;
        }
        if (!empty && node.name == null) {
            node.name = name;
        }
    }

    private static final class Node {
        private final Map<String, Node> children = new HashMap<>();
        private @Nullable String name;

        private void collect(List<String> all) {
            if (name != null) {
                all.add(name);
            }
            children.values().forEach(child -> child.collect(all));
        }
    }
}
