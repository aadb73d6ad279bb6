package org.echelon.policy.kernel;

import java.lang.classfile.CodeBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.echelon.policy.kernel.Code.Instruction;
import org.echelon.policy.kernel.Code.Op;

/// Writes the method of one part: what is the same for all kinds of parts.
abstract class PartWriter {

    // the parameters of a part, which is static
    static final int ARG_LONGS = 0;
    static final int ARG_INTS = 1;
    static final int ARG_BITMAPS = 2;
    static final int ARG_PARAMETERS = 3;
    static final int ARG_NUMBERS = 4;
    static final int ARG_WORDS = 5;
    static final int ARG_FROM = 6;
    static final int ARG_COUNT = 7;
    private static final int FIRST_FREE = 8;

    final CodeBuilder body;
    final Code code;
    final Map<Integer, Integer> locals = new HashMap<>();
    private final Parts parts;
    private final int part;
    private final Map<Integer, Integer> uses = new LinkedHashMap<>();
    private final Map<Integer, List<Integer>> targets = new LinkedHashMap<>();
    private final Map<String, Integer> arrays = new HashMap<>();
    private int free = FIRST_FREE;

    /// @param part its number; one more than there are for what is asked for and computed nowhere
    /// @param numbers the numbers that are asked for
    /// @param masks the masks that are asked for
    PartWriter(CodeBuilder body, Code code, Parts parts, int part, int[] numbers, int[] masks) {
        this.body = body;
        this.code = code;
        this.parts = parts;
        this.part = part;
        roots(numbers);
        roots(masks);
        parts.numbers().forEach(this::target);
        parts.words().forEach(this::target);
        for (int i : instructions()) {
            for (int operand : code.get(i).operands()) {
                uses.merge(operand, 1, Integer::sum);
            }
        }
    }

    private boolean isLast() {
        return part == parts.all().size();
    }

    private void roots(int[] roots) {
        for (int i = 0; i < roots.length; i++) {
            int root = roots[i];
            if (code.get(root).isLeaf() && isLast() && takes(code.get(root).op())) {
                targets.computeIfAbsent(root, _ -> new ArrayList<>()).add(i);
                uses.merge(root, 1, Integer::sum);
            } else {
                target(root, i);
            }
        }
    }

    private void target(int value, int array) {
        if (isHere(value)) {
            targets.computeIfAbsent(value, _ -> new ArrayList<>()).add(array);
        }
    }

    /// Whether a part of this kind writes results of an instruction that computes nothing.
    abstract boolean takes(Op op);

    abstract void write();

    final List<Integer> instructions() {
        return isLast() ? List.of() : parts.all().get(part).instructions();
    }

    /// Whether this part computes it.
    final boolean isHere(int value) {
        return !isLast() && !code.get(value).isLeaf() && parts.partOf(value) == part;
    }

    /// How often this part reads a value.
    final int uses(int value) {
        return uses.getOrDefault(value, 0);
    }

    final Iterable<Integer> used() {
        return uses.keySet();
    }

    /// Which arrays a value goes to.
    final Map<Integer, List<Integer>> targets() {
        return targets;
    }

    final int free(int slots) {
        int first = free;
        free += slots;
        return first;
    }

    /// The local that holds one of the arrays of an argument.
    final int array(int argument, int index) {
        return arrays.computeIfAbsent(
                argument + "/" + index,
                _ -> {
                    int local = free(1);
                    body.aload(argument).loadConstant(index).aaload().astore(local);
                    return local;
                });
    }

    /// The array that another part hands a value on in.
    final int handed(int value) {
        return code.get(value).op().isMask()
                ? array(ARG_WORDS, Objects.requireNonNull(parts.words().get(value)))
                : array(ARG_NUMBERS, Objects.requireNonNull(parts.numbers().get(value)));
    }

    /// Puts a word of a mask that is made elsewhere on the stack.
    ///
    /// @param word local: the number of the word, from the block's first
    /// @param bitmapWord local: the same from the first of all rows
    final void word(int mask, int word, int bitmapWord) {
        Instruction one = code.get(mask);
        switch (one.op()) {
            case EVERYWHERE -> body.loadConstant(one.literal());
            case SWITCH -> body.lload(Objects.requireNonNull(locals.get(mask)));
            case BITMAP -> body.aload(array(ARG_BITMAPS, one.a())).iload(bitmapWord).laload();
            default -> body.aload(handed(mask)).iload(word).laload();
        }
    }

    /// What is the same in every row, into a local.
    final void parameter(int value) {
        int local = free(2);
        locals.put(value, local);
        body.aload(ARG_PARAMETERS).loadConstant(code.get(value).a()).laload().lstore(local);
    }

    /// How many words the rows take, into a local.
    final int words() {
        int words = free(1);
        body.iload(ARG_COUNT).bipush(63).iadd().bipush(6).iushr().istore(words);
        return words;
    }

    /// The first row's word, into a local.
    final int firstWord() {
        int word = free(1);
        body.iload(ARG_FROM).bipush(6).iushr().istore(word);
        return word;
    }
}
