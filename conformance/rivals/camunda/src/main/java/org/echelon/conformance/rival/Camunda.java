package org.echelon.conformance.rival;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;
import scala.jdk.javaapi.CollectionConverters;

/// A model and facts, run by Camunda's dmn-scala.
///
/// Nothing but types of the JDK crosses the border, since the caller has another class path. The
/// model is parsed once; each evaluation gives the results of the decisions asked for, by id, and
/// leaves out those that failed.
public final class Camunda
        implements BiFunction<
                byte[], Map<String, Object>, Function<List<String>, Map<String, Object>>> {

    @Override
    public Function<List<String>, Map<String, Object>> apply(
            byte[] xml, Map<String, Object> facts) {
        DmnEngine engine = new DmnEngine.Builder().escapeNamesWithSpaces(true).build();
        var reading = engine.parse(new ByteArrayInputStream(xml));
        if (reading.isLeft()) {
            throw new IllegalArgumentException(reading.swap().toOption().get().message());
        }
        ParsedDmn model = reading.toOption().get();
        return decisions -> {
            Map<String, Object> results = HashMap.newHashMap(decisions.size());
            for (String decision : decisions) {
                var result = engine.eval(model, decision, facts);
                if (result.isRight()) {
                    results.put(decision, plain(result.toOption().get().value()));
                }
            }
            return results;
        };
    }

    private static Object plain(Object value) {
        return switch (value) {
            case scala.math.BigDecimal number -> number.bigDecimal();
            case scala.collection.Map<?, ?> entries -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                CollectionConverters.asJava(entries)
                        .forEach((name, entry) -> plain.put(String.valueOf(name), plain(entry)));
                yield plain;
            }
            case scala.collection.Iterable<?> items ->
                    CollectionConverters.asJavaCollection(items).stream()
                            .map(Camunda::plain)
                            .toList();
            case null, default -> value;
        };
    }
}
