package org.echelon.platform.programme.studio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A programme to begin with: it checks clean, has a condition, a table, a parameter, a form, a
/// paper, a procedure and three examples, and waits for the real rules.
final class Skeleton {

    private static final List<String> OF_VERSION =
            List.of(
                    "version.yaml",
                    "parameters.yaml",
                    "papers.yaml",
                    "form.schema.json",
                    "decision.dmn",
                    "procedure.bpmn",
                    "examples/on-the-threshold.yaml",
                    "examples/one-fen-short.yaml",
                    "examples/twenty-million.yaml");
    private static final Pattern PLACEHOLDER = Pattern.compile("@([a-z.]+)@");
    private static final int YEARS_OLD = 5; // of the enterprise in the examples

    private Skeleton() {}

    /// The files by their paths in `programmes/`.
    static SortedMap<String, byte[]> files(NewProgramme wanted) {
        LocalDate day = wanted.from().orElseThrow();
        Map<String, String> values = values(wanted, day);
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(wanted.id() + "/programme.yaml", filled("programme.yaml", values));
        for (String name : OF_VERSION) {
            files.put(wanted.id() + "/" + day + "/" + name, filled(name, values));
        }
        return files;
    }

    private static Map<String, String> values(NewProgramme wanted, LocalDate day) {
        String region = wanted.region();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("id", wanted.id());
        values.put("process", wanted.id().replace('/', '-'));
        values.put("matter", wanted.id().replaceFirst(".*/", ""));
        values.put("kind", wanted.kind());
        values.put("status", wanted.status());
        values.put("day", day.toString());
        values.put("registered", day.minusYears(YEARS_OLD).toString());
        values.put("last", Integer.toString(day.getYear() - 1));
        values.put("place", (region + "000000").substring(0, Math.max(6, region.length())));
        values.put(
                "level",
                switch (region.length()) {
                    case 0, 2 -> "province";
                    case 4 -> "city";
                    default -> "district";
                });
        values.put("region", quoted(region));
        values.put("name.zh", quoted(wanted.nameZh()));
        values.put("name.en", quoted(wanted.nameEn()));
        values.put("name.zh.xml", xml(wanted.nameZh()));
        values.put("name.en.xml", xml(wanted.nameEn()));
        values.put("owner.zh", quoted(wanted.ownerZh()));
        values.put("owner.en", quoted(wanted.ownerEn()));
        values.put("benefit.zh", quoted("上年销售收入2000万元及以上10万元，其余5万元（待改）"));
        values.put(
                "benefit.en",
                quoted("100,000 yuan from 20 million yuan of sales on, otherwise 50,000 (change)"));
        values.put("document", quoted(wanted.document()));
        values.put("document.xml", xml(wanted.document()));
        values.put("title.zh", quoted(wanted.title()));
        values.put("title.en", quoted(wanted.title()));
        values.put("article", quoted(wanted.article()));
        values.put("article.xml", xml(wanted.article()));
        return values;
    }

    private static byte[] filled(String name, Map<String, String> values) {
        Matcher found = PLACEHOLDER.matcher(template(name));
        return found.replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), values)))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String value(String name, Map<String, String> values) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("the skeleton asks for '" + name + "'");
        }
        return value;
    }

    private static String template(String name) {
        try (InputStream file = Skeleton.class.getResourceAsStream("/skeleton/" + name)) {
            if (file == null) {
                throw new IllegalStateException("the skeleton lacks " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the skeleton cannot be read", e);
        }
    }

    /// A text in double quotes, as both YAML and JSON read it.
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.strip().toCharArray()) {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c >= ' ' && c != '\u007f') {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    /// A text as XML writes it between tags and in attributes.
    static String xml(String text) {
        return text.strip()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "");
    }
}
