package org.echelon.policy.kernel;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Expression;
import org.echelon.policy.ir.Reads;
import org.echelon.policy.ir.Slot;
import org.echelon.policy.ir.Truth;
import org.jspecify.annotations.Nullable;

/// A kernel bound to subjects, parameters and a day.
public final class Run {

    /// Rows of a block, full words: what is handed from one part of a loop to the next stays in the
    /// nearest cache.
    static final int BLOCK = 2_048;

    private final Subjects subjects;
    private final List<Bound> parts = new ArrayList<>();

    /// A section of the subjects with its loop and what that reads.
    private static final class Bound {
        private final Sections.Section section;
        private final Program program;
        private final long[][] longs;
        private final int[][] ints;
        private final long[][] bitmaps;
        private final long[] parameters;

        Bound(
                Sections.Section section,
                Program program,
                long[][] longs,
                int[][] ints,
                long[][] bitmaps,
                long[] parameters) {
            this.section = section;
            this.program = program;
            this.longs = longs;
            this.ints = ints;
            this.bitmaps = bitmaps;
            this.parameters = parameters;
        }
    }

    Run(
            Function<Sections.Section, Program> programs,
            Subjects subjects,
            Map<Slot, Object> slots,
            LocalDate asOf) {
        this.subjects = subjects;
        Fixed fixed = Fixed.of(slots);
        FromRecords records = new FromRecords(subjects, fixed);
        Map<Layout.Longs, long[]> longs = new HashMap<>();
        Map<Layout.Bitmap, long[]> bitmaps = new HashMap<>();
        for (Sections.Section section : subjects.sections().sections()) {
            Program program = programs.apply(section);
            Layout layout = program.layout();
            parts.add(
                    new Bound(
                            section,
                            program,
                            layout.longs().stream()
                                    .map(one ->
                                            longs.computeIfAbsent(
                                                    one, each -> longs(each, records)))
                                    .toArray(long[][]::new),
                            layout.ints().stream().map(this::ints).toArray(int[][]::new),
                            layout.bitmaps().stream()
                                    .map(one ->
                                            bitmaps.computeIfAbsent(
                                                    one, each -> bitmap(each, records)))
                                    .toArray(long[][]::new),
                            layout.parameters().stream()
                                    .mapToLong(one -> parameter(one, fixed, asOf))
                                    .toArray()));
        }
    }

    private long[] longs(Layout.Longs one, FromRecords records) {
        return switch (one) {
            case Layout.Longs.Facts(String column) ->
                    ((Cells.Numbers) subjects.cells(column)).values();
            case Layout.Longs.FromRecords(var value, var half) ->
                    records.longs(one, value, fixed -> half(fixed.whole(value), half));
        };
    }

    private int[] ints(String column) {
        return switch (subjects.cells(column)) {
            case Cells.Texts texts -> texts.codes();
            case Cells.Days days -> days.days();
            case Cells.Numbers numbers -> numbers.ints();
            case Cells.Truths _ -> throw new IllegalStateException(column + " is a truth value");
        };
    }

    private long[] bitmap(Layout.Bitmap one, FromRecords records) {
        return switch (one) {
            case Layout.Bitmap.Facts(String column) ->
                    ((Cells.Truths) subjects.cells(column)).values().words;
            case Layout.Bitmap.Unknown(String column) -> subjects.cells(column).unknown().words;
            case Layout.Bitmap.Outside(String column) ->
                    ((Cells.Numbers) subjects.cells(column)).outside().words;
            case Layout.Bitmap.Huge _ -> subjects.huge().words;
            case Layout.Bitmap.OfText(Column column, Truth test, boolean missing) ->
                    records.texts(one, test, column, missing);
            case Layout.Bitmap.FromRecords(var truth) ->
                    records.bits(one, truth, fixed -> fixed.isTrue(truth));
            case Layout.Bitmap.MissingFromRecords(Expression value) ->
                    records.bits(one, value, fixed -> fixed.of(value) == null);
        };
    }

    private static long parameter(Layout.Parameter one, Fixed fixed, LocalDate asOf) {
        return switch (one) {
            case Layout.Parameter.OfNumber(var value, var half) -> half(fixed.whole(value), half);
            case Layout.Parameter.Mask(var truth) -> fixed.isTrue(truth) ? -1 : 0;
            case Layout.Parameter.Missing(var value) -> fixed.of(value) == null ? -1 : 0;
            case Layout.Parameter.OfDay(var day) ->
                    Objects.requireNonNull(fixed.day(day)).toEpochDay();
            case Layout.Parameter.YearEnd(int back) ->
                    LocalDate.of(asOf.getYear() - back + 1, 1, 1).toEpochDay();
        };
    }

    private static long half(@Nullable BigInteger value, Layout.Half half) {
        return value == null
                ? 0
                : half == Layout.Half.LOW ? value.longValue() : value.shiftRight(64).longValue();
    }

    /// Goes through all rows in one thread.
    ///
    /// @param each is given each block once, in order
    public <T> T fold(T into, Sink<T> each) {
        fold(into, each, 0, subjects.places());
        return into;
    }

    private <T> void fold(T into, Sink<T> each, int first, int last) {
        for (Bound part : parts) {
            int begin = Math.max(first, part.section.from());
            int end = Math.min(last, part.section.to());
            if (begin < end) {
                fold(part, into, each, begin, end);
            }
        }
    }

    private <T> void fold(Bound part, T into, Sink<T> each, int first, int last) {
        Block block = new Block(part.program, subjects.sections().rows(), BLOCK);
        Loop loop = part.program.emitted().loop();
        for (int from = first; from < last; from += BLOCK) {
            int count = Math.min(BLOCK, last - from);
            loop.run(
                    part.longs,
                    part.ints,
                    part.bitmaps,
                    part.parameters,
                    block.numbers(),
                    block.words(),
                    from,
                    count);
            block.at(from, count);
            each.take(into, block);
        }
    }

    /// Goes through all rows, in as many shares as there are threads.
    ///
    /// @param pool whose threads do it
    /// @param shares how many
    /// @param made what each share is gathered into
    public <T> List<T> fold(ExecutorService pool, int shares, Supplier<T> made, Sink<T> each) {
        int blocks = Math.ceilDiv(subjects.places(), BLOCK);
        int share = Math.max(1, Math.ceilDiv(blocks, shares)) * BLOCK;
        List<Callable<T>> work = new ArrayList<>();
        for (int from = 0; from < subjects.places(); from += share) {
            int first = from;
            int last = Math.min(subjects.places(), from + share);
            work.add(() -> {
                T into = made.get();
                fold(into, each, first, last);
                return into;
            });
        }
        try {
            List<T> gathered = new ArrayList<>();
            for (Future<T> done : pool.invokeAll(work)) {
                gathered.add(done.get());
            }
            return gathered;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a part of the region could not be judged", e);
        }
    }

    /// Takes what was said of some rows.
    @FunctionalInterface
    public interface Sink<T> {
        void take(T into, Block block);
    }

    /// What follows from the records of the registers, once for each subject that has any, or from
    /// texts, and only anew where a value that it is made with has changed.
    private record FromRecords(Subjects subjects, Fixed fixed) {

        private record Key(Object what, List<Object> values) {}

        private Key key(Object what, Expression expression) {
            return key(what, List.of(expression));
        }

        private Key key(Object what, List<Expression> expressions) {
            return new Key(
                    what,
                    slots(expressions).stream()
                            .map(slot -> Objects.requireNonNull(fixed.slots().get(slot)))
                            .toList());
        }

        private static List<Slot> slots(List<Expression> expressions) {
            Reads reads = new Reads();
            expressions.forEach(reads::add);
            return reads.slots();
        }

        long[] longs(Object what, Expression expression, Function<Fixed, Long> made) {
            return subjects.following(
                    key(what, expression),
                    () -> {
                        long[] values = new long[subjects.places()];
                        Arrays.fill(values, made.apply(fixed));
                        each(expression, made, (row, value) -> values[row] = value);
                        return values;
                    });
        }

        /// Makes something of each subject that has records; where figures take part that its parts
        /// are found without, once for all subjects whose parts are alike.
        private <V> void each(
                Expression expression, Function<Fixed, V> made, BiConsumer<Integer, V> into) {
            RecordParts parts = RecordParts.of(expression);
            if (slots(parts.parts()).size() == slots(List.of(expression)).size()) {
                subjects.records().forEach((row, held) -> into.accept(row, made.apply(of(held))));
                return;
            }
            long[] alike = alike(parts);
            Map<Long, V> once = new HashMap<>();
            subjects.records()
                    .forEach((row, held) ->
                            into.accept(
                                    row,
                                    once.computeIfAbsent(alike[row], _ -> made.apply(of(held)))));
        }

        /// For each subject with records a number, the same where the parts come to the same.
        private long[] alike(RecordParts parts) {
            return subjects.following(
                    key(parts, parts.parts()),
                    () -> {
                        long[] numbers = new long[subjects.places()];
                        Map<List<@Nullable Object>, Long> seen = new HashMap<>();
                        subjects.records()
                                .forEach((row, held) ->
                                        numbers[row] =
                                                seen.computeIfAbsent(
                                                        parts.values(of(held)),
                                                        _ -> (long) seen.size()));
                        return numbers;
                    });
        }

        private Fixed of(Subjects.Records held) {
            return fixed.with(held.titles(), held.awards());
        }

        /// Once for each text that there is.
        long[] texts(Object what, Truth test, Column column, boolean missing) {
            return subjects.following(
                    key(what, test),
                    () -> {
                        Cells.Texts cells = (Cells.Texts) subjects.cells(column.name());
                        Bits holding = new Bits(cells.dictionary().size());
                        for (int i = 0; i < cells.dictionary().size(); i++) {
                            Boolean holds =
                                    fixed.reading(column, cells.dictionary().get(i)).truth(test);
                            if (missing ? holds == null : Boolean.TRUE.equals(holds)) {
                                holding.set(i);
                            }
                        }
                        Bits made = new Bits(subjects.places());
                        int[] codes = cells.codes();
                        for (int place = 0; place < codes.length; place++) {
                            if (codes[place] < cells.dictionary().size()
                                    && holding.get(codes[place])) {
                                made.set(place);
                            }
                        }
                        return made.words;
                    });
        }

        long[] bits(Object what, Expression expression, Function<Fixed, Boolean> made) {
            return subjects.following(
                    key(what, expression),
                    () -> {
                        long[] words = new long[Math.ceilDiv(subjects.places(), Long.SIZE)];
                        Arrays.fill(words, made.apply(fixed) ? -1 : 0);
                        each(
                                expression,
                                made,
                                (row, set) -> {
                                    long bit = 1L << row;
                                    words[row >> 6] =
                                            set ? words[row >> 6] | bit : words[row >> 6] & ~bit;
                                });
                        return words;
                    });
        }
    }
}
