package org.echelon.policy.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import org.echelon.policy.kernel.Code.Instruction;
import org.echelon.policy.kernel.Code.Op;

/// Numbers row by row, in plain Java: a mask is 0 or 1 here, and nothing branches.
final class RowsPart extends NumbersPart {

    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final ClassDesc CALENDAR =
            ClassDesc.of(RowsPart.class.getPackageName(), "Calendar");
    private static final MethodTypeDesc TWO_LONGS =
            MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_long, ConstantDescs.CD_long);
    private static final MethodTypeDesc ONE_LONG =
            MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_long);

    RowsPart(CodeBuilder body, Code code, Parts parts, int part, int[] numbers, int[] masks) {
        super(body, code, parts, part, numbers, masks);
    }

    @Override
    void same(int value) {
        if (code.get(value).op() == Op.PARAMETER) {
            parameter(value);
        }
    }

    @Override
    int kept(int value) {
        int local = free(2);
        body.lstore(local);
        locals.put(value, local);
        return local;
    }

    @Override
    void gather(int local, int word) {
        body.lload(word).lload(local).iload(bit).lshl().lor().lstore(word);
    }

    @Override
    void put(int index, int value) {
        body.aload(array(ARG_NUMBERS, index)).iload(place);
        push(value);
        body.lastore();
    }

    @Override
    void step() {
        body.iinc(row, 1).iinc(place, 1).iinc(bit, 1);
    }

    @Override
    void push(int value) {
        Integer local = locals.get(value);
        if (local != null && (!isMask(value) || isHere(value))) {
            body.lload(local);
            return;
        }
        if (isHere(value)) {
            compute(value);
            return;
        }
        Instruction one = code.get(value);
        if (isMask(value)) {
            if (one.op() == Op.EVERYWHERE) {
                body.loadConstant(-one.literal());
            } else {
                body.lload(wordOf(value)).iload(bit).lushr().lconst_1().land();
            }
            return;
        }
        switch (one.op()) {
            case CONSTANT -> {
                body.loadConstant(one.literal());
                return;
            }
            case LONGS -> body.aload(array(ARG_LONGS, one.a())).iload(row).laload();
            case INTS -> body.aload(array(ARG_INTS, one.a())).iload(row).iaload().i2l();
            default -> body.aload(handed(value)).iload(place).laload();
        }
        if (uses(value) > 1) {
            body.lload(kept(value));
        }
    }

    @Override
    void compute(int value) {
        Instruction one = code.get(value);
        switch (one.op()) {
            case LESS -> less(one);
            case LESS_UNSIGNED -> lessUnsigned(one);
            case SAME -> same(one);
            case CHOOSE -> choose(one);
            case SIGN -> {
                push(one.a());
                body.bipush(63).lshr();
            }
            case SHIFT -> {
                push(one.a());
                body.bipush((int) one.literal()).lshr();
            }
            case SHIFT_UNSIGNED -> {
                push(one.a());
                body.bipush((int) one.literal()).lushr();
            }
            case YEAR_OF -> {
                push(one.a());
                body.invokestatic(CALENDAR, "yearOf", ONE_LONG);
            }
            default -> {
                push(one.a());
                push(one.b());
                binary(one.op());
            }
        }
    }

    private void binary(Op op) {
        switch (op) {
            case ADD -> body.ladd();
            case SUBTRACT -> body.lsub();
            case MULTIPLY -> body.lmul();
            case BOTH, AND_BESIDE -> body.land();
            case OR_BESIDE -> body.lor();
            case QUOTIENT -> body.ldiv();
            case MIN -> body.invokestatic(MATH, "min", TWO_LONGS);
            case MAX -> body.invokestatic(MATH, "max", TWO_LONGS);
            case HIGH -> body.invokestatic(MATH, "multiplyHigh", TWO_LONGS);
            case HIGH_UNSIGNED -> body.invokestatic(MATH, "unsignedMultiplyHigh", TWO_LONGS);
            case MONTHS_BETWEEN -> body.invokestatic(CALENDAR, "monthsBetween", TWO_LONGS);
            case MONTHS_LATER -> body.invokestatic(CALENDAR, "monthsLater", TWO_LONGS);
            default -> throw new IllegalStateException(op + " is not of two numbers");
        }
    }

    /// A local with a value that is read more than once here.
    private int operand(int value) {
        Integer local = locals.get(value);
        if (local != null && (!isMask(value) || isHere(value))) {
            return local;
        }
        push(value);
        Integer made = locals.get(value);
        if (made != null && !isMask(value)) {
            body.pop2();
            return made;
        }
        int kept = free(2);
        body.lstore(kept);
        return kept;
    }

    /// The sign of the difference, turned where the difference does not fit.
    private void less(Instruction one) {
        if (one.literal() != 0) {
            push(one.a());
            push(one.b());
            body.lsub().bipush(63).lushr();
            return;
        }
        int a = operand(one.a());
        int b = operand(one.b());
        int difference = free(2);
        body.lload(a).lload(b).lsub().lstore(difference);
        body.lload(a).lload(b).lxor();
        body.lload(difference).lload(a).lxor();
        body.land().lload(difference).lxor().bipush(63).lushr();
    }

    private void lessUnsigned(Instruction one) {
        int a = operand(one.a());
        int b = operand(one.b());
        // borrow of a - b
        body.lload(a).loadConstant(-1L).lxor();
        int without = free(2);
        body.lstore(without);
        body.lload(without).lload(b).land();
        body.lload(without).lload(b).lor();
        body.lload(a).lload(b).lsub().land().lor().bipush(63).lushr();
    }

    private void same(Instruction one) {
        push(one.a());
        push(one.b());
        int difference = free(2);
        body.lxor().lstore(difference);
        body.lload(difference).lload(difference).lneg().lor().bipush(63).lushr();
        body.lconst_1().lxor();
    }

    private void choose(Instruction one) {
        int b = operand(one.b());
        int c = operand(one.c());
        push(one.a());
        body.lneg();
        body.lload(b).lload(c).lxor().land().lload(c).lxor();
    }
}
