package org.echelon.policy.kernel;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.echelon.policy.kernel.Code.Instruction;

/// Writes code as the bytecode of a class: one loop where it is short enough for the virtual
/// machine to compile, else several that hand values on through arrays.
final class Emitter {

    /// The virtual machine does not compile a method of more than 8,000 bytes of bytecode.
    private static final int MOST_BYTES = 6_000;

    private static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();
    private static final ClassDesc INTS = ConstantDescs.CD_int.arrayType();
    private static final MethodTypeDesc RUN =
            MethodTypeDesc.of(
                    ConstantDescs.CD_void,
                    LONGS.arrayType(),
                    INTS.arrayType(),
                    LONGS.arrayType(),
                    LONGS,
                    LONGS.arrayType(),
                    LONGS.arrayType(),
                    ConstantDescs.CD_int,
                    ConstantDescs.CD_int);
    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final ClassDesc CALENDAR =
            ClassDesc.of(Emitter.class.getPackageName(), "Calendar");
    private static final MethodTypeDesc TWO_LONGS =
            MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_long, ConstantDescs.CD_long);
    private static final MethodTypeDesc ONE_LONG =
            MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_long);

    // the parameters of a part, which is static
    private static final int ARG_LONGS = 0;
    private static final int ARG_INTS = 1;
    private static final int ARG_BITMAPS = 2;
    private static final int ARG_PARAMETERS = 3;
    private static final int ARG_TABLES = 4;
    private static final int ARG_RESULTS = 5;
    private static final int ARG_FROM = 6;
    private static final int ARG_COUNT = 7;
    private static final int FIRST_FREE = 8;

    private final Code code;
    private final int[] roots;
    private final List<List<Integer>> parts = new ArrayList<>();
    private final int[] partOf;
    private final Map<Integer, Integer> results = new LinkedHashMap<>();

    private Emitter(Code code, int[] roots) {
        this.code = code;
        this.roots = roots;
        this.partOf = new int[code.size()];
    }

    /// A loop and where it puts what.
    ///
    /// @param loop the loop
    /// @param results how many arrays it puts values into; the root with number i goes to array i
    record Emitted(Loop loop, int results) {}

    /// @param roots the values that are asked for
    static Emitted emit(Code code, int[] roots) {
        return new Emitter(code, roots).emit();
    }

    private Emitted emit() {
        boolean[] needed = needed();
        split(needed);
        handedOn(needed);
        byte[] bytes = bytes();
        try {
            MethodHandles.Lookup made = MethodHandles.lookup().defineHiddenClass(bytes, true);
            Loop loop =
                    (Loop)
                            made.findConstructor(
                                            made.lookupClass(),
                                            java.lang.invoke.MethodType.methodType(void.class))
                                    .invoke();
            return new Emitted(loop, results.size() + roots.length);
        } catch (Throwable e) {
            throw new IllegalStateException("the loop could not be made", e);
        }
    }

    private boolean[] needed() {
        boolean[] needed = new boolean[code.size()];
        for (int root : roots) {
            needed[root] = true;
        }
        for (int i = code.size() - 1; i >= 0; i--) {
            Instruction one = code.get(i);
            if (needed[i] && !one.isLeaf()) {
                needed[one.a()] = true;
                if (!one.isUnary()) {
                    needed[one.b()] = true;
                }
            }
        }
        return needed;
    }

    /// Parts of instructions in order, each short enough.
    private void split(boolean[] needed) {
        int bytes = 0;
        parts.add(new ArrayList<>());
        for (int i = 0; i < code.size(); i++) {
            Instruction one = code.get(i);
            if (!needed[i] || one.isLeaf()) {
                continue;
            }
            int cost = 8 + cost(one.a()) + (one.isUnary() ? 0 : cost(one.b()));
            if (bytes + cost > MOST_BYTES) {
                parts.add(new ArrayList<>());
                bytes = 0;
            }
            bytes += cost;
            partOf[i] = parts.size() - 1;
            parts.getLast().add(i);
        }
    }

    private int cost(int operand) {
        return switch (code.get(operand).op()) {
            case BIT -> 18;
            case LONGS, INTS, CONSTANT -> 7;
            default -> 4;
        };
    }

    /// Values that a later part reads.
    private void handedOn(boolean[] needed) {
        for (int i = 0; i < code.size(); i++) {
            Instruction one = code.get(i);
            if (!needed[i] || one.isLeaf()) {
                continue;
            }
            handOn(one.a(), partOf[i]);
            if (!one.isUnary()) {
                handOn(one.b(), partOf[i]);
            }
        }
    }

    private void handOn(int operand, int part) {
        if (!code.get(operand).isLeaf() && partOf[operand] != part) {
            results.computeIfAbsent(operand, _ -> roots.length + results.size());
        }
    }

    private byte[] bytes() {
        ClassDesc name = ClassDesc.of(Emitter.class.getPackageName(), "GeneratedLoop");
        return ClassFile.of()
                .build(
                        name,
                        type -> {
                            type.withFlags(
                                    ClassFile.ACC_FINAL
                                            | ClassFile.ACC_SUPER
                                            | ClassFile.ACC_SYNTHETIC);
                            type.withInterfaceSymbols(
                                    ClassDesc.of(Emitter.class.getPackageName(), "Loop"));
                            type.withMethodBody(
                                    ConstantDescs.INIT_NAME,
                                    ConstantDescs.MTD_void,
                                    0,
                                    body ->
                                            body.aload(0)
                                                    .invokespecial(
                                                            ConstantDescs.CD_Object,
                                                            ConstantDescs.INIT_NAME,
                                                            ConstantDescs.MTD_void)
                                                    .return_());
                            type.withMethodBody(
                                    "run",
                                    RUN,
                                    ClassFile.ACC_PUBLIC,
                                    body -> {
                                        for (int i = 0; i < parts.size(); i++) {
                                            for (int arg = 1; arg <= 6; arg++) {
                                                body.aload(arg);
                                            }
                                            body.iload(7).iload(8);
                                            body.invokestatic(name, "part" + i, RUN);
                                        }
                                        body.return_();
                                    });
                            for (int i = 0; i < parts.size(); i++) {
                                int part = i;
                                type.withMethodBody(
                                        "part" + i,
                                        RUN,
                                        ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
                                        body -> new Part(body, part).write());
                            }
                        });
    }

    /// One loop.
    private final class Part {
        private final CodeBuilder body;
        private final int part;
        private final Map<Integer, Integer> uses = new HashMap<>();
        private final Map<Integer, Integer> locals = new HashMap<>();
        private final Map<String, Integer> arrays = new HashMap<>();
        private int free = FIRST_FREE;
        private int row;
        private int place;

        Part(CodeBuilder body, int part) {
            this.body = body;
            this.part = part;
        }

        void write() {
            count();
            for (int used : uses.keySet()) {
                prepare(used);
            }
            Map<Integer, List<Integer>> targets = targets();
            targets.values()
                    .forEach(list -> list.forEach(index -> array("results", ARG_RESULTS, index)));
            row = free++;
            place = free++;
            body.iload(ARG_FROM).istore(row);
            body.iconst_0().istore(place);
            Label top = body.newLabel();
            Label end = body.newLabel();
            body.labelBinding(top);
            body.iload(place).iload(ARG_COUNT).if_icmpge(end);
            for (int i : parts.get(part)) {
                int times = uses.getOrDefault(i, 0);
                List<Integer> into = targets.getOrDefault(i, List.of());
                if (times > 1 || !into.isEmpty()) {
                    compute(i);
                    int local = local(i);
                    body.lstore(local);
                    for (int index : into) {
                        put(index, i);
                    }
                }
            }
            if (part == parts.size() - 1) {
                for (int r = 0; r < roots.length; r++) {
                    if (code.get(roots[r]).isLeaf()) {
                        put(r, roots[r]);
                    }
                }
            }
            body.iinc(row, 1).iinc(place, 1);
            body.goto_(top);
            body.labelBinding(end);
            body.return_();
        }

        /// Where the values of this part go: roots, and what later parts read.
        private Map<Integer, List<Integer>> targets() {
            Map<Integer, List<Integer>> targets = new LinkedHashMap<>();
            for (int r = 0; r < roots.length; r++) {
                boolean leaf = code.get(roots[r]).isLeaf();
                if (leaf ? part == parts.size() - 1 : partOf[roots[r]] == part) {
                    targets.computeIfAbsent(roots[r], _ -> new ArrayList<>()).add(r);
                }
            }
            results.forEach((value, index) -> {
                if (partOf[value] == part) {
                    targets.computeIfAbsent(value, _ -> new ArrayList<>()).add(index);
                }
            });
            return targets;
        }

        private void count() {
            for (int i : parts.get(part)) {
                Instruction one = code.get(i);
                uses.merge(one.a(), 1, Integer::sum);
                if (!one.isUnary()) {
                    uses.merge(one.b(), 1, Integer::sum);
                }
            }
            if (part == parts.size() - 1) {
                for (int root : roots) {
                    if (code.get(root).isLeaf()) {
                        uses.merge(root, 1, Integer::sum);
                    }
                }
            }
        }

        /// What has to be at hand before the loop begins.
        private void prepare(int used) {
            Instruction one = code.get(used);
            switch (one.op()) {
                case PARAMETER -> {
                    int local = local(used);
                    body.aload(ARG_PARAMETERS).loadConstant(one.a()).laload().lstore(local);
                }
                case LONGS -> array("longs", ARG_LONGS, one.a());
                case INTS -> array("ints", ARG_INTS, one.a());
                case BIT -> array("bitmaps", ARG_BITMAPS, one.a());
                default -> {
                    if (!one.isLeaf() && partOf[used] != part) {
                        array("results", ARG_RESULTS, Objects.requireNonNull(results.get(used)));
                    }
                }
            }
            for (int i : parts.get(part)) {
                if (code.get(i).op() == Code.Op.TABLE) {
                    array("tables", ARG_TABLES, (int) code.get(i).literal());
                }
            }
        }

        private int local(int value) {
            Integer known = locals.get(value);
            if (known == null) {
                known = free;
                free += 2;
                locals.put(value, known);
            }
            return known;
        }

        private int array(String kind, int argument, int index) {
            String key = kind + index;
            Integer known = arrays.get(key);
            if (known == null) {
                known = free++;
                arrays.put(key, known);
                body.aload(argument).loadConstant(index).aaload().astore(known);
            }
            return known;
        }

        private void put(int index, int value) {
            body.aload(array("results", ARG_RESULTS, index)).iload(place);
            push(value);
            body.lastore();
        }

        /// Puts a value on the stack.
        private void push(int value) {
            Integer local = locals.get(value);
            if (local != null) {
                body.lload(local);
                return;
            }
            Instruction one = code.get(value);
            if (one.isLeaf() && uses.getOrDefault(value, 0) > 1 && one.op() != Code.Op.CONSTANT) {
                compute(value);
                body.dup2().lstore(local(value));
            } else if (!one.isLeaf() && partOf[value] != part) {
                body.aload(
                                array(
                                        "results",
                                        ARG_RESULTS,
                                        Objects.requireNonNull(results.get(value))))
                        .iload(place)
                        .laload();
                if (uses.getOrDefault(value, 0) > 1) {
                    body.dup2().lstore(local(value));
                }
            } else {
                compute(value);
            }
        }

        private void compute(int value) {
            Instruction one = code.get(value);
            switch (one.op()) {
                case CONSTANT -> body.loadConstant(one.literal());
                case PARAMETER -> body.lload(local(value));
                case LONGS -> body.aload(array("longs", ARG_LONGS, one.a())).iload(row).laload();
                case INTS -> body.aload(array("ints", ARG_INTS, one.a())).iload(row).iaload().i2l();
                case BIT ->
                        body.aload(array("bitmaps", ARG_BITMAPS, one.a()))
                                .iload(row)
                                .bipush(6)
                                .ishr()
                                .laload()
                                .iload(row)
                                .lushr()
                                .lconst_1()
                                .land()
                                .lneg();
                case TABLE -> {
                    body.aload(array("tables", ARG_TABLES, (int) one.literal()));
                    push(one.a());
                    body.l2i().laload();
                }
                case SIGN -> {
                    push(one.a());
                    body.bipush(63).lshr();
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

        private void binary(Code.Op op) {
            switch (op) {
                case ADD -> body.ladd();
                case SUBTRACT -> body.lsub();
                case MULTIPLY -> body.lmul();
                case AND -> body.land();
                case OR -> body.lor();
                case XOR -> body.lxor();
                case QUOTIENT -> body.ldiv();
                case MIN -> body.invokestatic(MATH, "min", TWO_LONGS);
                case MAX -> body.invokestatic(MATH, "max", TWO_LONGS);
                case HIGH -> body.invokestatic(MATH, "multiplyHigh", TWO_LONGS);
                case HIGH_UNSIGNED -> body.invokestatic(MATH, "unsignedMultiplyHigh", TWO_LONGS);
                case MONTHS_BETWEEN -> body.invokestatic(CALENDAR, "monthsBetween", TWO_LONGS);
                case MONTHS_LATER -> body.invokestatic(CALENDAR, "monthsLater", TWO_LONGS);
                case CONSTANT, PARAMETER, LONGS, INTS, BIT, SIGN, TABLE, YEAR_OF ->
                        throw new IllegalStateException(op + " has not two operands");
            }
        }
    }
}
