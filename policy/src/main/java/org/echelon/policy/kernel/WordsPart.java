package org.echelon.policy.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import org.echelon.policy.kernel.Code.Instruction;
import org.echelon.policy.kernel.Code.Op;

/// Logic over masks, 64 rows at once.
final class WordsPart extends PartWriter {

    private int word;
    private int bitmapWord;

    WordsPart(CodeBuilder body, Code code, Parts parts, int part, int[] numbers, int[] masks) {
        super(body, code, parts, part, numbers, masks);
    }

    @Override
    boolean takes(Op op) {
        return op.isMask();
    }

    @Override
    void write() {
        int words = words();
        bitmapWord = firstWord();
        word = free(1);
        for (int value : used()) {
            switch (code.get(value).op()) {
                case SWITCH -> parameter(value);
                case BITMAP -> array(ARG_BITMAPS, code.get(value).a());
                default -> {
                    if (!code.get(value).isLeaf() && !isHere(value)) {
                        handed(value);
                    }
                }
            }
        }
        targets().values().forEach(into -> into.forEach(index -> array(ARG_WORDS, index)));
        body.iconst_0().istore(word);
        Label top = body.newLabel();
        Label end = body.newLabel();
        body.labelBinding(top);
        body.iload(word).iload(words).if_icmpge(end);
        for (int value : instructions()) {
            if (uses(value) > 1 || targets().containsKey(value)) {
                compute(value);
                int local = free(2);
                body.lstore(local);
                locals.put(value, local);
            }
        }
        targets()
                .forEach((value, into) ->
                        into.forEach(index -> {
                            body.aload(array(ARG_WORDS, index)).iload(word);
                            push(value);
                            body.lastore();
                        }));
        body.iinc(word, 1).iinc(bitmapWord, 1);
        body.goto_(top);
        body.labelBinding(end);
        body.return_();
    }

    private void push(int value) {
        Integer local = locals.get(value);
        if (local != null) {
            body.lload(local);
        } else if (isHere(value)) {
            compute(value);
        } else {
            word(value, word, bitmapWord);
            if (uses(value) > 1) {
                int kept = free(2);
                body.dup2().lstore(kept);
                locals.put(value, kept);
            }
        }
    }

    private void compute(int value) {
        Instruction one = code.get(value);
        push(one.a());
        switch (one.op()) {
            case AND -> {
                push(one.b());
                body.land();
            }
            case OR -> {
                push(one.b());
                body.lor();
            }
            case NOT -> body.loadConstant(-1L).lxor();
            default -> throw new IllegalStateException(one.op() + " is no logic over words");
        }
    }
}
