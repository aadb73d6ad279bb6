package org.echelon.policy.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Subjects in the order of what is known of them: those of whom the same is known follow each
/// other, and get a loop of their own that asks of nothing else. Most regions have few such
/// patterns: all is known, or all but what a panel says.
final class Sections {

    private final int[] rows;
    private final List<Section> sections;

    /// @param rows the row that stands at each place
    /// @param sections in the order of the places, without a gap
    private Sections(int[] rows, List<Section> sections) {
        this.rows = rows;
        this.sections = List.copyOf(sections);
    }

    int[] rows() {
        return rows;
    }

    List<Section> sections() {
        return sections;
    }

    /// A loop costs more to make and to warm up than it saves for fewer subjects.
    private static final int LEAST = 2_048;

    private static final int MOST = 24;

    /// Subjects that follow each other.
    ///
    /// @param from the first place
    /// @param to the place after the last
    record Section(int from, int to, Sight sight) {}

    /// What is unknown of a subject, and of whom the loop has to be careful.
    private record Pattern(List<Long> unknown, boolean odd) {}

    /// @param cells by name of the column
    /// @param huge see [Sight#huge()]
    static Sections of(int rows, Map<String, Cells> cells, Bits huge) {
        List<Cells> columns = List.copyOf(cells.values());
        List<String> names = List.copyOf(cells.keySet());
        Pattern[] patterns = new Pattern[rows];
        Map<Pattern, Integer> counts = new HashMap<>();
        Map<Pattern, Pattern> one = new HashMap<>();
        for (int row = 0; row < rows; row++) {
            Pattern made = pattern(row, columns, huge);
            Pattern kept = one.computeIfAbsent(made, same -> same);
            patterns[row] = kept;
            counts.merge(kept, 1, Integer::sum);
        }
        List<Pattern> own =
                counts.entrySet().stream()
                        .filter(each -> each.getValue() >= LEAST && !each.getKey().odd())
                        .sorted(
                                Comparator.comparing(Map.Entry<Pattern, Integer>::getValue)
                                        .reversed()
                                        .thenComparing(each -> each.getKey().unknown().toString()))
                        .limit(MOST)
                        .map(Map.Entry::getKey)
                        .toList();
        Map<Pattern, Integer> sections = new HashMap<>();
        own.forEach(pattern -> sections.put(pattern, sections.size()));
        int[] order =
                IntStream.range(0, rows)
                        .boxed()
                        .sorted(
                                Comparator.comparingInt(
                                        row -> sections.getOrDefault(patterns[row], own.size())))
                        .mapToInt(Integer::intValue)
                        .toArray();
        List<Section> found = new ArrayList<>();
        int from = 0;
        for (Pattern pattern : own) {
            int to = from + counts.getOrDefault(pattern, 0);
            found.add(
                    new Section(
                            from, to, new Sight(named(pattern, names), Set.of(), Set.of(), false)));
            from = to;
        }
        if (from < rows) {
            int[] others = Arrays.copyOfRange(order, from, rows);
            found.add(new Section(from, rows, mixed(others, cells, huge)));
        }
        return new Sections(order, found);
    }

    private static Pattern pattern(int row, List<Cells> columns, Bits huge) {
        long[] words = new long[Math.ceilDiv(columns.size(), Long.SIZE)];
        boolean outside = false;
        for (int i = 0; i < columns.size(); i++) {
            Cells column = columns.get(i);
            if (column.unknown().get(row)) {
                words[i >> 6] |= 1L << i;
            }
            outside |= column instanceof Cells.Numbers numbers && numbers.outside().get(row);
        }
        List<Long> unknown = Arrays.stream(words).boxed().toList();
        boolean any = unknown.stream().anyMatch(word -> word != 0);
        return new Pattern(unknown, outside || (any && huge.get(row)));
    }

    private static Set<String> named(Pattern pattern, List<String> names) {
        Set<String> unknown = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if ((pattern.unknown().get(i >> 6) >>> i & 1) != 0) {
                unknown.add(names.get(i));
            }
        }
        return unknown;
    }

    private static Sight mixed(int[] rows, Map<String, Cells> cells, Bits huge) {
        Set<String> always = new HashSet<>();
        Set<String> sometimes = new HashSet<>();
        Set<String> outside = new HashSet<>();
        cells.forEach((name, column) -> {
            long unknown = Arrays.stream(rows).filter(column.unknown()::get).count();
            if (unknown == rows.length) {
                always.add(name);
            } else if (unknown > 0) {
                sometimes.add(name);
            }
            if (column instanceof Cells.Numbers numbers
                    && Arrays.stream(rows).anyMatch(numbers.outside()::get)) {
                outside.add(name);
            }
        });
        return new Sight(always, sometimes, outside, Arrays.stream(rows).anyMatch(huge::get));
    }
}
