package org.echelon.policy.kernel;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.function.Function;

/// Writes code as the bytecode of a class with a method for each of its parts.
final class Emitter {

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
    private static final ClassDesc NAME =
            ClassDesc.of(Emitter.class.getPackageName(), "GeneratedLoop");

    private final Code code;
    private final Parts parts;
    private final int[] numbers;
    private final int[] masks;

    private Emitter(Code code, Parts parts, int[] numbers, int[] masks) {
        this.code = code;
        this.parts = parts;
        this.numbers = numbers;
        this.masks = masks;
    }

    /// A loop and how many arrays it puts values into. The number that was asked for as number i is
    /// in array i of the numbers, the mask that was asked for as number i in array i of the words.
    ///
    /// @param numbers arrays with a number for each row
    /// @param words arrays with a bit for each row
    record Emitted(Loop loop, int numbers, int words) {}

    /// @param numbers the numbers that are asked for
    /// @param masks the masks that are asked for
    /// @param lanes whether to compute several rows at once, see [LanesPart#present]
    static Emitted emit(Code code, int[] numbers, int[] masks, boolean lanes) {
        if (lanes) {
            Halves halves = new Halves(code);
            return written(halves.code(), halves.of(numbers), halves.of(masks), true);
        }
        return written(code, numbers, masks, false);
    }

    private static Emitted written(Code code, int[] numbers, int[] masks, boolean lanes) {
        Parts parts = new Parts(code, numbers, masks, lanes);
        byte[] bytes = new Emitter(code, parts, numbers, masks).bytes();
        try {
            MethodHandles.Lookup made = MethodHandles.lookup().defineHiddenClass(bytes, true);
            Loop loop =
                    (Loop)
                            made.findConstructor(
                                            made.lookupClass(), MethodType.methodType(void.class))
                                    .invoke();
            return new Emitted(
                    loop,
                    numbers.length + parts.numbers().size(),
                    masks.length + parts.words().size());
        } catch (Throwable e) {
            throw new IllegalStateException("the loop could not be made", e);
        }
    }

    private byte[] bytes() {
        List<Parts.Part> all = parts.all();
        return ClassFile.of()
                .build(
                        NAME,
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
                                    body -> run(body, all.size()));
                            for (int i = 0; i < all.size(); i++) {
                                int part = i;
                                part(type, i, body -> writer(all.get(part).kind(), body, part));
                            }
                            // what is asked for and computed nowhere
                            int last = all.size();
                            part(type, last, body -> writer(Parts.Kind.ROWS, body, last));
                            part(type, last + 1, body -> writer(Parts.Kind.WORDS, body, last));
                        });
    }

    private static void part(
            ClassBuilder type, int number, Function<CodeBuilder, PartWriter> writer) {
        type.withMethodBody(
                "part" + number,
                RUN,
                ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
                body -> writer.apply(body).write());
    }

    private PartWriter writer(Parts.Kind kind, CodeBuilder body, int part) {
        return switch (kind) {
            case ROWS -> new RowsPart(body, code, parts, part, numbers, masks);
            case LANES ->
                    new LanesPart(body, code, parts, part, numbers, masks, LanesPart.Lane.LONG);
            case BYTES ->
                    new LanesPart(body, code, parts, part, numbers, masks, LanesPart.Lane.BYTE);
            case WORDS -> new WordsPart(body, code, parts, part, numbers, masks);
        };
    }

    private static void run(CodeBuilder body, int parts) {
        for (int i = 0; i < parts + 2; i++) {
            for (int arg = 1; arg <= 6; arg++) {
                body.aload(arg);
            }
            body.iload(7).iload(8);
            body.invokestatic(NAME, "part" + i, RUN);
        }
        body.return_();
    }
}
