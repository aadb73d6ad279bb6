package org.echelon.policy.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.echelon.policy.kernel.Code.Instruction;

/// Code in parts that follow each other: numbers row by row, logic word by word, each short enough
/// for the virtual machine to compile, with what one part hands to another.
final class Parts {

    /// The virtual machine does not compile a method of more than 8,000 bytes of bytecode.
    private static final int MOST_BYTES = 6_000;

    /// Vectors are objects until the compiler has made registers of all of them.
    private static final int MOST_OF_LANES = 80;

    /// How a part goes through the rows.
    enum Kind {
        /// one row after the other
        ROWS,
        /// several rows at once
        LANES,
        /// eight times as many rows at once: numbers that fit into a byte
        BYTES,
        /// 64 rows at once, masks alone
        WORDS
    }

    /// @param instructions in order
    record Part(Kind kind, List<Integer> instructions) {}

    private final Code code;
    private final boolean lanes;
    private final boolean[] needed;
    private final Bytes bytes;
    private final List<Part> parts = new ArrayList<>();
    private final int[] partOf;
    private final Map<Integer, Integer> numbers = new LinkedHashMap<>();
    private final Map<Integer, Integer> words = new LinkedHashMap<>();

    /// @param numberRoots the numbers that are asked for
    /// @param maskRoots the masks that are asked for
    /// @param lanes whether numbers are computed for several rows at once
    Parts(Code code, int[] numberRoots, int[] maskRoots, boolean lanes) {
        this.code = code;
        this.lanes = lanes;
        this.needed = new boolean[code.size()];
        this.partOf = new int[code.size()];
        need(numberRoots);
        need(maskRoots);
        this.bytes = lanes ? Bytes.of(code, needed, numberRoots) : Bytes.NONE;
        split();
        handedOn(numberRoots.length, maskRoots.length);
    }

    List<Part> all() {
        return parts;
    }

    int partOf(int value) {
        return partOf[value];
    }

    /// Numbers that a later part reads, each with the array that it is handed on in.
    Map<Integer, Integer> numbers() {
        return numbers;
    }

    /// Masks that a later part reads, each with the array that it is handed on in.
    Map<Integer, Integer> words() {
        return words;
    }

    private void need(int[] roots) {
        for (int root : roots) {
            needed[root] = true;
        }
        for (int i = code.size() - 1; i >= 0; i--) {
            if (needed[i]) {
                for (int operand : code.get(i).operands()) {
                    needed[operand] = true;
                }
            }
        }
    }

    private Kind kind(int value) {
        if (bytes.has(value)) {
            return Kind.BYTES;
        }
        return switch (code.get(value).op()) {
            case AND, OR, NOT -> Kind.WORDS;
            case QUOTIENT, MONTHS_BETWEEN, MONTHS_LATER, YEAR_OF -> Kind.ROWS;
            default -> lanes ? Kind.LANES : Kind.ROWS;
        };
    }

    /// As few parts as may be: each instruction in the first in which all that it reads is there.
    private void split() {
        int[] stages = new int[code.size()];
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < code.size(); i++) {
            Instruction one = code.get(i);
            if (!needed[i] || one.isLeaf()) {
                continue;
            }
            for (int operand : one.operands()) {
                Instruction read = code.get(operand);
                if (!read.isLeaf()) {
                    stages[i] =
                            Math.max(
                                    stages[i],
                                    stages[operand] + (kind(operand) == kind(i) ? 0 : 1));
                }
            }
            order.add(i);
        }
        order.sort(
                Comparator.<Integer>comparingInt(i -> stages[i])
                        .thenComparing(this::kind)
                        .thenComparing(i -> i));
        int stage = -1;
        int cost = 0;
        for (int i : order) {
            Kind kind = kind(i);
            boolean several = kind == Kind.LANES || kind == Kind.BYTES;
            int more = several ? MOST_BYTES / MOST_OF_LANES : bytes(code.get(i));
            if (stage != stages[i] || parts.getLast().kind() != kind || cost + more > MOST_BYTES) {
                parts.add(new Part(kind, new ArrayList<>()));
                cost = 0;
            }
            stage = stages[i];
            cost += more;
            partOf[i] = parts.size() - 1;
            parts.getLast().instructions().add(i);
        }
    }

    private int bytes(Instruction one) {
        int own =
                switch (one.op()) {
                    case LESS, LESS_UNSIGNED, SAME -> 48;
                    case CHOOSE -> 30;
                    default -> 10;
                };
        return own + Arrays.stream(one.operands()).map(this::bytes).sum();
    }

    private int bytes(int operand) {
        return switch (code.get(operand).op()) {
            case LONGS, INTS, CONSTANT -> 7;
            default -> 4;
        };
    }

    private void handedOn(int numberRoots, int maskRoots) {
        for (int i = 0; i < parts.size(); i++) {
            int part = i;
            for (int reader : parts.get(i).instructions()) {
                IntStream.of(code.get(reader).operands())
                        .filter(read -> !code.get(read).isLeaf() && partOf[read] != part)
                        .forEach(read -> {
                            if (code.get(read).op().isMask()) {
                                words.computeIfAbsent(read, _ -> maskRoots + words.size());
                            } else {
                                numbers.computeIfAbsent(read, _ -> numberRoots + numbers.size());
                            }
                        });
            }
        }
    }
}
