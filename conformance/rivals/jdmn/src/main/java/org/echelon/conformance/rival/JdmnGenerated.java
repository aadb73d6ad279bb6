package org.echelon.conformance.rival;

import com.gs.dmn.DMNModelRepository;
import com.gs.dmn.ast.TDecision;
import com.gs.dmn.ast.TInputData;
import com.gs.dmn.runtime.Context;
import com.gs.dmn.runtime.ExecutionContext;
import com.gs.dmn.runtime.ExecutionContextBuilder;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A model and facts, run by the Java that jDMN generates, compiled by the JDK's compiler.
///
/// Nothing but types of the JDK crosses the border, since the caller has another class path. The
/// facts are converted to the generated types once, and each decision's arguments are bound to its
/// method once; each evaluation gives the results of the decisions asked for, by id, and leaves out
/// those for which no Java could be compiled.
public final class JdmnGenerated
        implements BiFunction<
                byte[], Map<String, Object>, Function<List<String>, Map<String, Object>>> {

    @Override
    public Function<List<String>, Map<String, Object>> apply(
            byte[] xml, Map<String, Object> facts) {
        ClassLoader classes = GeneratedClasses.of(xml);
        DMNModelRepository models = JdmnModel.read(xml);
        Map<String, Object> inputs = new HashMap<>();
        for (TInputData input : models.findInputDatas(models.getRootDefinitions())) {
            String name = JdmnModel.plainName(input);
            inputs.put(letters(name), JdmnModel.value(facts.get(name)));
        }
        Map<String, MethodHandle> decisions = new HashMap<>();
        for (TDecision decision : models.findDecisions(models.getRootDefinitions())) {
            try {
                Class<?> type =
                        classes.loadClass(
                                JdmnModel.PACKAGE + "." + capitalised(decision.getName()));
                decisions.put(decision.getId(), bound(type, inputs));
            } catch (ClassNotFoundException notCompiled) {
                // left out: the caller asks for the names of those
            } catch (ReflectiveOperationException fault) {
                throw new IllegalStateException(decision.getName(), fault);
            }
        }
        return asked -> results(decisions, asked);
    }

    private static Map<String, Object> results(
            Map<String, MethodHandle> decisions, List<String> asked) {
        Map<String, Object> results = HashMap.newHashMap(asked.size());
        ExecutionContext context = ExecutionContextBuilder.executionContext().build();
        try {
            for (String id : asked) {
                MethodHandle decision = decisions.get(id);
                if (decision != null) {
                    Object result = decision.invokeExact(context);
                    results.put(id, JdmnModel.plain(result));
                }
            }
        } catch (Throwable fault) {
            throw new IllegalStateException(fault);
        }
        return results;
    }

    /// The method `apply(inputs…, context)` of a generated decision, all but the context bound.
    private static MethodHandle bound(Class<?> decision, Map<String, Object> inputs)
            throws ReflectiveOperationException {
        Method apply =
                Arrays.stream(decision.getDeclaredMethods())
                        .filter(method -> method.getName().equals("apply"))
                        .findFirst()
                        .orElseThrow();
        Parameter[] parameters = apply.getParameters();
        Object[] arguments = new Object[parameters.length - 1];
        for (int i = 0; i < arguments.length; i++) {
            String name = letters(parameters[i].getName());
            if (!inputs.containsKey(name)) {
                throw new NoSuchFieldException(apply + ": no fact for " + name);
            }
            arguments[i] = typed(inputs.get(name), parameters[i].getParameterizedType());
        }
        MethodHandle handle =
                MethodHandles.publicLookup()
                        .unreflect(apply)
                        .bindTo(decision.getConstructor().newInstance());
        return MethodHandles.insertArguments(handle, 0, arguments)
                .asType(
                        java.lang.invoke.MethodType.methodType(
                                Object.class, ExecutionContext.class));
    }

    /// A context as the generated type asks for it, by the type's own conversion.
    private static Object typed(Object value, Type type) throws ReflectiveOperationException {
        if (value instanceof Context && type instanceof Class<?> generated) {
            Object converted =
                    generated
                            .getMethod("to" + generated.getSimpleName(), Object.class)
                            .invoke(null, value);
            if (converted == null) {
                throw new NoSuchFieldException(generated + ": a component is missing in " + value);
            }
            return converted;
        }
        if (value instanceof List<?> items && type instanceof ParameterizedType list) {
            Object[] converted = new Object[items.size()];
            for (int i = 0; i < converted.length; i++) {
                converted[i] = typed(items.get(i), list.getActualTypeArguments()[0]);
            }
            return Arrays.asList(converted);
        }
        return value;
    }

    private static String letters(String name) {
        return name.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    private static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
