package org.echelon.policy.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.echelon.policy.kernel.Code.Instruction;
import org.echelon.policy.kernel.Code.Op;

/// Numbers and what they are compared for: 64 rows make a word of each comparison.
abstract class NumbersPart extends PartWriter {

    private final Map<Integer, Integer> masks = new HashMap<>();
    private final Map<Integer, Integer> gathered = new LinkedHashMap<>();

    /// Local: the row, from the first of all.
    int row;

    /// Local: the row, from the block's first.
    int place;

    /// Local: the row, from the word's first.
    int bit;

    NumbersPart(CodeBuilder body, Code code, Parts parts, int part, int[] numbers, int[] masks) {
        super(body, code, parts, part, numbers, masks);
    }

    @Override
    final boolean takes(Op op) {
        return !op.isMask();
    }

    @Override
    final void write() {
        int words = words();
        int bitmapWord = firstWord();
        int word = free(1);
        place = free(1);
        bit = free(1);
        row = free(1);
        prepare();
        body.iconst_0().istore(word);
        body.iconst_0().istore(place);
        body.iload(ARG_FROM).istore(row);
        Label top = body.newLabel();
        Label end = body.newLabel();
        body.labelBinding(top);
        body.iload(word).iload(words).if_icmpge(end);
        for (int value : used()) {
            if (isMask(value) && !isHere(value) && code.get(value).op() != Op.EVERYWHERE) {
                word(value, word, bitmapWord);
                body.lstore(Objects.requireNonNull(masks.get(value)));
            }
        }
        gathered.values().forEach(local -> body.lconst_0().lstore(local));
        rows();
        gathered.forEach((value, local) ->
                Objects.requireNonNull(targets().get(value))
                        .forEach(index ->
                                body.aload(array(ARG_WORDS, index))
                                        .iload(word)
                                        .lload(local)
                                        .lastore()));
        body.iinc(word, 1).iinc(bitmapWord, 1);
        body.goto_(top);
        body.labelBinding(end);
        body.return_();
    }

    private void prepare() {
        for (int value : used()) {
            Instruction one = code.get(value);
            if (isMask(value) && !isHere(value)) {
                if (one.op() == Op.SWITCH) {
                    parameter(value);
                } else if (one.op() == Op.BITMAP) {
                    array(ARG_BITMAPS, one.a());
                } else if (one.op() != Op.EVERYWHERE) {
                    handed(value);
                }
                masks.put(value, free(2));
                continue;
            }
            switch (one.op()) {
                case CONSTANT, PARAMETER -> same(value);
                case LONGS -> array(ARG_LONGS, one.a());
                case INTS -> array(ARG_INTS, one.a());
                default -> {
                    if (!isHere(value)) {
                        handed(value);
                    }
                }
            }
        }
        targets()
                .forEach((value, into) -> {
                    if (isMask(value)) {
                        gathered.put(value, free(2));
                    }
                    into.forEach(index -> array(isMask(value) ? ARG_WORDS : ARG_NUMBERS, index));
                });
    }

    private void rows() {
        body.iconst_0().istore(bit);
        Label top = body.newLabel();
        Label end = body.newLabel();
        body.labelBinding(top);
        body.iload(bit).bipush(64).if_icmpge(end);
        for (int value : instructions()) {
            List<Integer> into = targets().getOrDefault(value, List.of());
            if (uses(value) > 1 || !into.isEmpty()) {
                compute(value);
                int local = kept(value);
                if (isMask(value)) {
                    Integer word = gathered.get(value);
                    if (word != null) {
                        gather(local, word);
                    }
                } else {
                    into.forEach(index -> put(index, value));
                }
            }
        }
        targets()
                .forEach((value, into) -> {
                    if (code.get(value).isLeaf()) {
                        into.forEach(index -> put(index, value));
                    }
                });
        step();
        body.goto_(top);
        body.labelBinding(end);
    }

    final boolean isMask(int value) {
        return code.get(value).op().isMask();
    }

    /// The local with the word of a mask that is made elsewhere.
    final int wordOf(int mask) {
        return Objects.requireNonNull(masks.get(mask));
    }

    /// What is the same in every row, at hand before the loop begins.
    abstract void same(int value);

    /// Puts a value on the stack.
    abstract void push(int value);

    /// Computes a value that is this part's own, onto the stack.
    abstract void compute(int value);

    /// Takes a value from the stack into a local.
    abstract int kept(int value);

    /// Puts the bits of a mask into a word.
    ///
    /// @param local with the mask
    /// @param word local
    abstract void gather(int local, int word);

    /// Puts a number into an array of numbers.
    abstract void put(int index, int value);

    /// Goes on to the next rows.
    abstract void step();
}
