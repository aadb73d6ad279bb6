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

/// Subjects in the order of what is known of them: those of whom the same numbers are known follow
/// each other, and get a loop of their own that asks of no other bounds. Most regions have few such
/// patterns: all is known, or all but what a panel says. Of texts, days and truth values some may
/// be unknown everywhere, which costs a few operations for 64 subjects.
///
/// Those that are left come in two: of whom a number of either sign is unknown, and the others.
/// Such a number has no end on either side, and products with it are computed for all their
/// corners.
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

    /// The numbers that are unknown of a subject, and whether the loop has to be careful of it.
    private record Pattern(List<Long> unknown, boolean odd) {

        /// Whether some of these numbers are unknown.
        boolean hasAny(long[] numbers) {
            return IntStream.range(0, numbers.length)
                    .anyMatch(word -> (unknown.get(word) & numbers[word]) != 0);
        }
    }

    /// @param cells by name of the column
    /// @param signed names of the columns whose numbers may be of either sign
    /// @param huge see [Sight#huge()]
    static Sections of(int rows, Map<String, Cells> cells, Set<String> signed, Bits huge) {
        List<Cells> columns = List.copyOf(cells.values());
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
        int rest = own.size();
        int[] sectionOf = new int[patterns.size()];
        long[] dear = among(cells, signed);
        Arrays.setAll(
                sectionOf,
                each ->
                        own.contains(each)
                                ? own.indexOf(each)
                                : patterns.get(each).odd() || patterns.get(each).hasAny(dear)
                                        ? rest + 1
                                        : rest);
        int[] sizes = sizes(sectionOf, counts, rest + 2);
        if (Math.min(sizes[rest], sizes[rest + 1]) < least) {
            Arrays.setAll(sectionOf, each -> Math.min(sectionOf[each], rest));
            sizes = sizes(sectionOf, counts, rest + 2);
        }
        int[] next = new int[sizes.length];
        for (int section = 1; section < sizes.length; section++) {
            next[section] = next[section - 1] + fullWords(sizes[section - 1]);
        }
        int[] order = new int[next[rest + 1] + fullWords(sizes[rest + 1])];
        Arrays.fill(order, -1);
        for (int row = 0; row < rows; row++) {
            order[next[sectionOf[patternOf[row]]]++] = row;
        }
        List<Section> found = new ArrayList<>();
        for (int section = 0; section < sizes.length; section++) {
            int to = next[section];
            int from = to - sizes[section];
            if (from < to) {
                int[] members = Arrays.copyOfRange(order, from, to);
                found.add(new Section(from, to, sight(members, cells, huge)));
            }
        }
        return new Sections(order, found);
    }

    /// How many rows each section has.
    private static int[] sizes(int[] sectionOf, int[] counts, int sections) {
        int[] sizes = new int[sections];
        for (int pattern = 0; pattern < counts.length; pattern++) {
            sizes[sectionOf[pattern]] += counts[pattern];
        }
        return sizes;
    }

    /// Some columns, as bits by their places among all.
    private static long[] among(Map<String, Cells> cells, Set<String> some) {
        long[] words = new long[Math.ceilDiv(cells.size(), Long.SIZE)];
        int place = 0;
        for (String name : cells.keySet()) {
            if (some.contains(name)) {
                words[place >> 6] |= 1L << place;
            }
            place++;
        }
        return words;
    }

    private static int fullWords(int rows) {
        return Math.ceilDiv(rows, Long.SIZE) * Long.SIZE;
    }

    private static Pattern pattern(int row, List<Cells> columns, Bits huge) {
        long[] words = new long[Math.ceilDiv(columns.size(), Long.SIZE)];
        boolean outside = false;
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i) instanceof Cells.Numbers numbers) {
                if (numbers.unknown().get(row)) {
                    words[i >> 6] |= 1L << i;
                }
                outside |= numbers.outside().get(row);
            }
        }
        List<Long> unknown = Arrays.stream(words).boxed().toList();
        boolean any = unknown.stream().anyMatch(word -> word != 0);
        return new Pattern(unknown, outside || (any && huge.get(row)));
    }

    private static Sight sight(int[] rows, Map<String, Cells> cells, Bits huge) {
        Set<String> always = new HashSet<>();
        Set<String> sometimes = new HashSet<>();
        Set<String> outside = new HashSet<>();
        Set<String> narrow = new HashSet<>();
        cells.forEach((name, column) -> {
            long unknown = Arrays.stream(rows).filter(column.unknown()::get).count();
            if (unknown == rows.length) {
                always.add(name);
            } else if (unknown > 0) {
                sometimes.add(name);
            }
            if (column instanceof Cells.Numbers numbers) {
                if (Arrays.stream(rows).anyMatch(numbers.outside()::get)) {
                    outside.add(name);
                }
                if (numbers.isNarrow()) {
                    narrow.add(name);
                }
            }
        });
        return new Sight(
                always, sometimes, outside, narrow, Arrays.stream(rows).anyMatch(huge::get));
    }
}
