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
    /// @param sections in the order of the places
    private Sections(int[] rows, List<Section> sections) {
        this.rows = rows;
        this.sections = List.copyOf(sections);
    }

    /// The row that stands at each place; -1 where none does: each section begins with a word of
    /// its own.
    int[] rows() {
        return rows;
    }

    List<Section> sections() {
        return sections;
    }

    /// A loop costs more to make and to warm up than it saves for fewer subjects.
    private static final int LEAST = 2_048;

    /// What a loop gains that asks of nothing unknown is little: so great a part of all has to be
    /// alike.
    private static final int LEAST_PART = 8;

    /// Subjects that follow each other.
    ///
    /// @param from the first place, a multiple of 64
    /// @param to the place after the last
    record Section(int from, int to, Sight sight) {}

    /// What is unknown of a subject, and of whom the loop has to be careful.
    private record Pattern(List<Long> unknown, boolean odd) {}

    /// @param cells by name of the column
    /// @param huge see [Sight#huge()]
    static Sections of(int rows, Map<String, Cells> cells, Bits huge) {
        List<Cells> columns = List.copyOf(cells.values());
        List<String> names = List.copyOf(cells.keySet());
        Map<Pattern, Integer> numbers = new HashMap<>();
        List<Pattern> patterns = new ArrayList<>();
        int[] patternOf = new int[rows];
        for (int row = 0; row < rows; row++) {
            patternOf[row] =
                    numbers.computeIfAbsent(
                            pattern(row, columns, huge),
                            made -> {
                                patterns.add(made);
                                return patterns.size() - 1;
                            });
        }
        int[] counts = new int[patterns.size()];
        Arrays.stream(patternOf).forEach(pattern -> counts[pattern]++);
        int least = Math.max(LEAST, rows / LEAST_PART);
        List<Integer> own =
                IntStream.range(0, counts.length)
                        .boxed()
                        .filter(each -> counts[each] >= least && !patterns.get(each).odd())
                        .sorted(
                                Comparator.comparingInt((Integer each) -> -counts[each])
                                        .thenComparing(
                                                each -> patterns.get(each).unknown().toString()))
                        .toList();
        int[] sectionOf = new int[patterns.size()];
        Arrays.fill(sectionOf, own.size());
        int[] sizes = new int[own.size() + 1];
        sizes[own.size()] = rows;
        for (int section = 0; section < own.size(); section++) {
            sectionOf[own.get(section)] = section;
            sizes[section] = counts[own.get(section)];
            sizes[own.size()] -= sizes[section];
        }
        int[] next = new int[sizes.length];
        for (int section = 1; section < sizes.length; section++) {
            next[section] = next[section - 1] + fullWords(sizes[section - 1]);
        }
        int[] order = new int[next[own.size()] + fullWords(sizes[own.size()])];
        Arrays.fill(order, -1);
        for (int row = 0; row < rows; row++) {
            order[next[sectionOf[patternOf[row]]]++] = row;
        }
        List<Section> found = new ArrayList<>();
        for (int section = 0; section < sizes.length; section++) {
            int to = next[section];
            int from = to - sizes[section];
            if (section < own.size()) {
                Set<String> unknown = named(patterns.get(own.get(section)), names);
                found.add(new Section(from, to, new Sight(unknown, Set.of(), Set.of(), false)));
            } else if (from < to) {
                int[] others = Arrays.copyOfRange(order, from, to);
                found.add(new Section(from, to, mixed(others, cells, huge)));
            }
        }
        return new Sections(order, found);
    }

    private static int fullWords(int rows) {
        return Math.ceilDiv(rows, Long.SIZE) * Long.SIZE;
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
