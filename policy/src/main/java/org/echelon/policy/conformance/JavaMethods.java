package org.echelon.policy.conformance;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.policy.feel.Value;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// The few pure methods of the JDK that conformance cases may invoke as external functions.
///
/// Public static methods of classes that compute and touch nothing; in programmes no external
/// function runs at all.
final class JavaMethods {

    private static final Map<String, Class<?>> CLASSES =
            Map.of(
                    "java.lang.Math", Math.class,
                    "java.lang.Integer", Integer.class,
                    "java.lang.Long", Long.class,
                    "java.lang.Short", Short.class,
                    "java.lang.Byte", Byte.class,
                    "java.lang.Double", Double.class,
                    "java.lang.Float", Float.class,
                    "java.lang.Boolean", Boolean.class,
                    "java.lang.String", String.class);

    private static final Set<String> METHODS_OF_OTHERS =
            Set.of("valueOf", "toString", "compare", "max", "min", "sum", "format");

    private static final Map<String, Class<?>> PARAMETERS =
            Map.ofEntries(
                    Map.entry("double", double.class),
                    Map.entry("float", float.class),
                    Map.entry("int", int.class),
                    Map.entry("long", long.class),
                    Map.entry("short", short.class),
                    Map.entry("byte", byte.class),
                    Map.entry("char", char.class),
                    Map.entry("boolean", boolean.class),
                    Map.entry("java.lang.String", String.class),
                    Map.entry("java.lang.Object", Object.class),
                    Map.entry("[Ljava.lang.Object;", Object[].class));

    private JavaMethods() {}

    /// As [org.echelon.policy.feel.Externals#invoke].
    static Value invoke(String type, String signature, List<Value> arguments) {
        Method method = method(type, signature);
        if (method == null) {
            return Value.NULL;
        }
        @Nullable Object @Nullable [] converted = converted(method, arguments);
        if (converted == null) {
            return Value.NULL;
        }
        try {
            return value(method.invoke(null, converted));
        } catch (IllegalAccessException | InvocationTargetException _) {
            return Value.NULL;
        }
    }

    private static @Nullable Method method(String type, String signature) {
        Class<?> owner = CLASSES.get(type);
        int open = signature.indexOf('(');
        if (owner == null || open < 0 || !signature.endsWith(")")) {
            return null;
        }
        String name = signature.substring(0, open).strip();
        if (!type.equals("java.lang.Math") && !METHODS_OF_OTHERS.contains(name)) {
            return null;
        }
        List<Class<?>> parameters = new ArrayList<>();
        String list = signature.substring(open + 1, signature.length() - 1).strip();
        for (String parameter : list.isEmpty() ? new String[0] : list.split(",")) {
            Class<?> found = PARAMETERS.get(parameter.strip());
            if (found == null) {
                return null;
            }
            parameters.add(found);
        }
        try {
            Method method = owner.getMethod(name, parameters.toArray(Class<?>[]::new));
            return Modifier.isStatic(method.getModifiers()) ? method : null;
        } catch (NoSuchMethodException _) {
            return null;
        }
    }

    /// The arguments as the method takes them; null where one does not suit.
    private static @Nullable Object @Nullable [] converted(Method method, List<Value> arguments) {
        Class<?>[] parameters = method.getParameterTypes();
        int fixed = method.isVarArgs() ? parameters.length - 1 : parameters.length;
        if (method.isVarArgs() ? arguments.size() < fixed : arguments.size() != fixed) {
            return null;
        }
        @Nullable Object[] converted = new Object[parameters.length];
        for (int i = 0; i < fixed; i++) {
            converted[i] = converted(arguments.get(i), parameters[i]);
            if (converted[i] == null) {
                return null;
            }
        }
        if (method.isVarArgs()) {
            converted[fixed] =
                    arguments.subList(fixed, arguments.size()).stream()
                            .map(argument -> converted(argument, Object.class))
                            .toArray();
        }
        return converted;
    }

    private static @Nullable Object converted(Value value, Class<?> parameter) {
        return switch (value) {
            case Value.Numeric(Rational number, _) ->
                    converted(number.toDecimal(MathContext.DECIMAL128), parameter);
            case Value.Text(String text) ->
                    parameter == char.class
                            ? text.length() == 1 ? text.charAt(0) : null
                            : (parameter == String.class || parameter == Object.class)
                                    ? text
                                    : null;
            case Value.Truth(boolean truth) ->
                    (parameter == boolean.class || parameter == Object.class) ? truth : null;
            default -> null;
        };
    }

    private static @Nullable Object converted(BigDecimal number, Class<?> parameter) {
        try {
            return switch (parameter.getName()) {
                case "double" -> number.doubleValue();
                case "float" -> number.floatValue();
                case "int" -> number.intValueExact();
                case "long" -> number.longValueExact();
                case "short" -> number.shortValueExact();
                case "byte" -> number.byteValueExact();
                case "java.lang.Object" -> number;
                default -> null;
            };
        } catch (ArithmeticException _) {
            return null;
        }
    }

    private static Value value(@Nullable Object result) {
        return switch (result) {
            case null -> Value.NULL;
            case Double number when !Double.isFinite(number) -> Value.NULL;
            case Float number when !Float.isFinite(number) -> Value.NULL;
            case Number number -> Value.of(Rational.parse(number.toString()));
            case Boolean truth -> Value.of(truth.booleanValue());
            case String text -> Value.of(text);
            default -> Value.NULL;
        };
    }
}
