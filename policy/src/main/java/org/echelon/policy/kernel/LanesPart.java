package org.echelon.policy.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import org.echelon.policy.kernel.Code.Instruction;
import org.echelon.policy.kernel.Code.Op;

/// Numbers of several rows at once, with the vector interface of the JDK where its module is there.
/// The class file names it and the source does not: nothing has to be on the module path to build
/// the project or to run it without.
final class LanesPart extends NumbersPart {

    private static final String MODULE = "jdk.incubator.vector";
    private static final ClassDesc LONGS = ClassDesc.of(MODULE, "LongVector");
    private static final ClassDesc INT_LANES = ClassDesc.of(MODULE, "IntVector");
    private static final ClassDesc VECTOR = ClassDesc.of(MODULE, "Vector");
    private static final ClassDesc MASK = ClassDesc.of(MODULE, "VectorMask");
    private static final ClassDesc SPECIES = ClassDesc.of(MODULE, "VectorSpecies");
    private static final ClassDesc OPERATORS = ClassDesc.of(MODULE, "VectorOperators");
    private static final ClassDesc BINARY = OPERATORS.nested("Binary");
    private static final ClassDesc COMPARISON = OPERATORS.nested("Comparison");
    private static final ClassDesc CONVERSION = OPERATORS.nested("Conversion");
    private static final MethodTypeDesc LOAD =
            MethodTypeDesc.of(
                    LONGS, SPECIES, ConstantDescs.CD_long.arrayType(), ConstantDescs.CD_int);
    private static final MethodTypeDesc STORE =
            MethodTypeDesc.of(
                    ConstantDescs.CD_void, ConstantDescs.CD_long.arrayType(), ConstantDescs.CD_int);

    /// What a lane holds.
    enum Lane {
        LONG("LongVector"),
        /// a number that fits into a byte; eight of them are handed on as one long
        BYTE("ByteVector");

        private final String type;

        Lane(String type) {
            this.type = type;
        }

        ClassDesc vector() {
            return ClassDesc.of(MODULE, type);
        }

        MethodTypeDesc withAnother() {
            return MethodTypeDesc.of(vector(), VECTOR);
        }
    }

    private final Lane lane;

    LanesPart(
            CodeBuilder body,
            Code code,
            Parts parts,
            int part,
            int[] numbers,
            int[] masks,
            Lane lane) {
        super(body, code, parts, part, numbers, masks);
        this.lane = lane;
    }

    /// How many bits the machine computes with at once; 0 where the module is not there.
    private static final int BITS = bits();

    /// Whether the virtual machine was started with the module, on a machine that computes with
    /// several longs at once.
    static boolean present() {
        return BITS == 128 || BITS == 256 || BITS == 512;
    }

    private static int bits() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return 0;
        }
        try {
            Class<?> shape = Class.forName(MODULE + ".VectorShape");
            Object preferred = shape.getMethod("preferredShape").invoke(null);
            return (int) shape.getMethod("vectorBitSize").invoke(preferred);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the module " + MODULE + " is another one", e);
        }
    }

    private void species() {
        body.getstatic(lane.vector(), "SPECIES_PREFERRED", SPECIES);
    }

    @Override
    void same(int value) {
        Instruction one = code.get(value);
        species();
        if (one.op() == Op.CONSTANT) {
            body.loadConstant(one.literal());
        } else {
            body.aload(ARG_PARAMETERS).loadConstant(one.a()).laload();
            if (lane == Lane.BYTE) {
                body.loadConstant((int) Byte.MIN_VALUE)
                        .loadConstant((int) Byte.MAX_VALUE)
                        .invokestatic(
                                ClassDesc.of("java.lang.Math"),
                                "clamp",
                                MethodTypeDesc.of(
                                        ConstantDescs.CD_int,
                                        ConstantDescs.CD_long,
                                        ConstantDescs.CD_int,
                                        ConstantDescs.CD_int))
                        .i2l();
            }
        }
        body.invokestatic(
                lane.vector(),
                "broadcast",
                MethodTypeDesc.of(lane.vector(), SPECIES, ConstantDescs.CD_long));
        kept(value);
    }

    @Override
    int kept(int value) {
        int local = free(1);
        body.astore(local);
        locals.put(value, local);
        return local;
    }

    @Override
    void gather(int local, int word) {
        body.lload(word)
                .aload(local)
                .invokevirtual(MASK, "toLong", MethodTypeDesc.of(ConstantDescs.CD_long))
                .iload(bit)
                .lshl()
                .lor()
                .lstore(word);
    }

    @Override
    void put(int index, int value) {
        push(value);
        if (lane == Lane.BYTE) {
            body.invokevirtual(lane.vector(), "reinterpretAsLongs", MethodTypeDesc.of(LONGS));
        }
        body.aload(array(ARG_NUMBERS, index));
        placeOfLong();
        body.invokevirtual(LONGS, "intoArray", STORE);
    }

    private void placeOfLong() {
        body.iload(place);
        if (lane == Lane.BYTE) {
            body.iconst_3().ishr();
        }
    }

    @Override
    void step() {
        for (int local : new int[] {row, place, bit}) {
            body.iload(local);
            species();
            body.invokeinterface(SPECIES, "length", MethodTypeDesc.of(ConstantDescs.CD_int))
                    .iadd()
                    .istore(local);
        }
    }

    @Override
    void push(int value) {
        Integer local = locals.get(value);
        if (local != null && (!isMask(value) || isHere(value))) {
            body.aload(local);
            return;
        }
        if (isHere(value)) {
            compute(value);
            return;
        }
        Instruction one = code.get(value);
        if (isMask(value)) {
            species();
            if (one.op() == Op.EVERYWHERE) {
                body.loadConstant(one.literal());
            } else {
                body.lload(wordOf(value)).iload(bit).lushr();
            }
            body.invokestatic(
                    MASK, "fromLong", MethodTypeDesc.of(MASK, SPECIES, ConstantDescs.CD_long));
            return;
        }
        switch (one.op()) {
            case LONGS -> {
                int cells = array(ARG_LONGS, one.a());
                species();
                body.aload(cells).iload(row).invokestatic(LONGS, "fromArray", LOAD);
            }
            case INTS -> ints(one);
            default -> handedOn(value);
        }
        if (uses(value) > 1) {
            body.aload(kept(value));
        }
    }

    private void handedOn(int value) {
        int cells = handed(value);
        body.getstatic(LONGS, "SPECIES_PREFERRED", SPECIES).aload(cells);
        placeOfLong();
        body.invokestatic(LONGS, "fromArray", LOAD);
        if (lane == Lane.BYTE) {
            body.invokevirtual(LONGS, "reinterpretAsBytes", MethodTypeDesc.of(lane.vector()));
        }
    }

    /// Half as many bits hold as many ints.
    private void ints(Instruction one) {
        int cells = array(ARG_INTS, one.a());
        body.getstatic(INT_LANES, "SPECIES_" + BITS / 2, SPECIES);
        body.aload(cells)
                .iload(row)
                .invokestatic(
                        INT_LANES,
                        "fromArray",
                        MethodTypeDesc.of(
                                INT_LANES,
                                SPECIES,
                                ConstantDescs.CD_int.arrayType(),
                                ConstantDescs.CD_int));
        body.getstatic(OPERATORS, "I2L", CONVERSION);
        species();
        body.iconst_0()
                .invokevirtual(
                        VECTOR,
                        "convertShape",
                        MethodTypeDesc.of(VECTOR, CONVERSION, SPECIES, ConstantDescs.CD_int))
                .checkcast(LONGS);
    }

    @Override
    void compute(int value) {
        Instruction one = code.get(value);
        if (one.op() == Op.CHOOSE) {
            push(one.c());
            push(one.b());
            push(one.a());
            body.invokevirtual(
                    lane.vector(), "blend", MethodTypeDesc.of(lane.vector(), VECTOR, MASK));
            return;
        }
        push(one.a());
        switch (one.op()) {
            case SIGN -> shifted("ASHR", 63);
            case SHIFT -> shifted("ASHR", one.literal());
            case SHIFT_UNSIGNED -> shifted("LSHR", one.literal());
            case LESS -> compared("LT", one.b());
            case LESS_UNSIGNED -> compared("ULT", one.b());
            case SAME -> compared("EQ", one.b());
            default -> {
                push(one.b());
                binary(one.op());
            }
        }
    }

    private void shifted(String how, long bits) {
        body.getstatic(OPERATORS, how, BINARY)
                .loadConstant(bits)
                .invokevirtual(
                        LONGS, "lanewise", MethodTypeDesc.of(LONGS, BINARY, ConstantDescs.CD_long));
    }

    private void compared(String how, int with) {
        body.getstatic(OPERATORS, how, COMPARISON);
        push(with);
        body.invokevirtual(lane.vector(), "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
    }

    private void binary(Op op) {
        switch (op) {
            case ADD -> body.invokevirtual(lane.vector(), "add", lane.withAnother());
            case SUBTRACT -> body.invokevirtual(lane.vector(), "sub", lane.withAnother());
            case MULTIPLY -> body.invokevirtual(lane.vector(), "mul", lane.withAnother());
            case MIN -> body.invokevirtual(lane.vector(), "min", lane.withAnother());
            case MAX -> body.invokevirtual(lane.vector(), "max", lane.withAnother());
            case BOTH -> body.invokevirtual(lane.vector(), "and", lane.withAnother());
            case AND_BESIDE -> body.invokevirtual(MASK, "and", MethodTypeDesc.of(MASK, MASK));
            case OR_BESIDE -> body.invokevirtual(MASK, "or", MethodTypeDesc.of(MASK, MASK));
            default -> throw new IllegalStateException(op + " is not for several rows at once");
        }
    }
}
