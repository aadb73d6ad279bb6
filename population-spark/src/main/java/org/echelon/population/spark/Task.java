package org.echelon.population.spark;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/// A folder of work: `statement.sql`, `bound.properties`, the wide table under `population/`; what
/// comes out goes to `judged/`.
///
/// `bound.properties` has a key for each value, its name and type (`p1.DAY=2026-11-22`); a list of
/// texts has its length there and each text under its number (`p2.TEXTS=1`, `p2.TEXTS.0=05`).
record Task(Path folder, String statement, Map<String, Object> bound) {

    static final String STATEMENT = "statement.sql";
    static final String BOUND = "bound.properties";

    static Task read(Path folder) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve(BOUND))) {
            properties.load(reader);
        }
        Map<String, Object> bound = new HashMap<>();
        for (String key : properties.stringPropertyNames()) {
            int dot = key.indexOf('.');
            String type = key.substring(dot + 1);
            if (type.indexOf('.') < 0) {
                bound.put(key.substring(0, dot), value(type, key, properties));
            }
        }
        return new Task(folder, Files.readString(folder.resolve(STATEMENT)), Map.copyOf(bound));
    }

    private static Object value(String type, String key, Properties properties) {
        String text = properties.getProperty(key);
        return switch (type) {
            case "NUMBER", "MONTHS" -> new BigDecimal(text);
            case "TRUTH" -> Boolean.valueOf(text);
            case "TEXT" -> text;
            case "DAY" -> LocalDate.parse(text);
            case "TEXTS" ->
                    functions.array(
                            IntStream.range(0, Integer.parseInt(text))
                                    .mapToObj(i ->
                                            functions.lit(properties.getProperty(key + "." + i)))
                                    .toArray(Column[]::new));
            default -> throw new IllegalArgumentException(BOUND + ": unknown type in " + key);
        };
    }

    /// Where the wide table lies.
    String population() {
        return place("population");
    }

    String judged() {
        return place("judged");
    }

    private String place(String name) {
        return "file://" + folder.toAbsolutePath().resolve(name);
    }
}
