package org.echelon.conformance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/// Programmes of one large decision table each, generated: the same for the same seed.
final class LargeTables {

    private static final String FACTS =
            """
            facts:
              revenue: { period: yearly, type: number, unit: yuan, min: 0, name: {zh: a, en: a}, meaning: {zh: a, en: a}, registers: [tax] }
              staff: { period: yearly, type: number, unit: persons, min: 0, name: {zh: a, en: a}, meaning: {zh: a, en: a}, registers: [tax] }
              rights: { period: current, type: number, unit: items, integer: true, min: 0, name: {zh: a, en: a}, meaning: {zh: a, en: a}, registers: [tax] }
              share: { period: current, type: number, unit: percent, min: 0, max: 100, name: {zh: a, en: a}, meaning: {zh: a, en: a}, registers: [tax] }
              level: { period: current, type: code, values: { none: {zh: a, en: a}, city: {zh: a, en: a}, provincial: {zh: a, en: a}, national: {zh: a, en: a} }, name: {zh: a, en: a}, meaning: {zh: a, en: a}, registers: [tax] }
              listed: { period: current, type: boolean, name: {zh: a, en: a}, meaning: {zh: a, en: a}, registers: [tax] }
            """;

    private static final List<String> COLUMNS =
            List.of(
                    "last.revenue",
                    "current.rights",
                    "current.share",
                    "current.level",
                    "current.listed");

    private LargeTables() {}

    /// The space of five inputs cut into boxes, one rule for each and a rule for null: hit policy
    /// U, no defect.
    static SortedMap<String, byte[]> partition(int rules, long seed) {
        Random random = new Random(seed);
        List<int[]> boxes = new ArrayList<>();
        boxes.add(new int[] {0, 100_000, 0, 1_000, 0, 100, 0, 4, 0, 2});
        while (boxes.size() < rules - 1) {
            int at = random.nextInt(boxes.size());
            int[] box = boxes.get(at);
            int axis = random.nextInt(COLUMNS.size());
            int from = box[2 * axis];
            int to = box[2 * axis + 1];
            if (to - from < 2) {
                continue;
            }
            int cut = from + 1 + random.nextInt(to - from - 1);
            int[] rest = box.clone();
            box[2 * axis + 1] = cut;
            rest[2 * axis] = cut;
            boxes.add(rest);
        }
        List<String> rows = new ArrayList<>();
        for (int[] box : boxes) {
            rows.add(
                    String.join(
                            "|",
                            interval(box[0] * 10_000L, box[1] * 10_000L, 1_000_000_000L),
                            interval(box[2], box[3], 1_000),
                            box[5] == 100 ? ">= " + box[4] : interval(box[4], box[5], 101),
                            values(
                                    List.of(
                                            "\"none\"",
                                            "\"city\"",
                                            "\"provincial\"",
                                            "\"national\""),
                                    box[6],
                                    box[7]),
                            values(List.of("true", "false"), box[8], box[9]),
                            String.valueOf(rows.size())));
        }
        rows.add("null|-|-|-|-|0");
        return programme("UNIQUE", rows);
    }

    /// Bands of two numbers with dashes between, the first that fits wins, and a last rule for the
    /// rest: hit policy F.
    static SortedMap<String, byte[]> thresholds(int rules) {
        List<String> rows = new ArrayList<>();
        for (int i = 1; i < rules; i++) {
            String level = List.of("\"national\"", "\"provincial\"", "-").get(i % 3);
            long limit = (rules - i) * 10_000L;
            rows.add(
                    i % 2 == 0
                            ? ">= %d|-|-|%s|-|%d".formatted(limit, level, i)
                            : ">= %d|>= %d|-|%s|true|%d".formatted(limit, rules - i, level, i));
        }
        rows.add("-|-|-|-|-|0");
        return programme("FIRST", rows);
    }

    /// Rules with intervals at random, which overlap in many ways, and a last rule for the rest:
    /// hit policy F.
    static SortedMap<String, byte[]> tangle(int rules, long seed) {
        Random random = new Random(seed);
        List<String> rows = new ArrayList<>();
        for (int i = 1; i < rules; i++) {
            long revenue = random.nextInt(100_000);
            long rights = random.nextInt(1_000);
            int share = random.nextInt(100);
            int level = random.nextInt(4);
            rows.add(
                    String.join(
                            "|",
                            random.nextInt(4) == 0
                                    ? "-"
                                    : interval(
                                            revenue * 10_000,
                                            (revenue + 1 + random.nextInt(20_000)) * 10_000,
                                            1_000_000_000L),
                            random.nextInt(4) == 0
                                    ? "-"
                                    : interval(rights, rights + 1 + random.nextInt(300), 1_000),
                            random.nextInt(4) == 0
                                    ? "-"
                                    : interval(share, share + 1 + random.nextInt(40), 101),
                            values(
                                    List.of(
                                            "\"none\"",
                                            "\"city\"",
                                            "\"provincial\"",
                                            "\"national\""),
                                    level,
                                    level + 1 + random.nextInt(4 - level)),
                            List.of("-", "true", "false").get(random.nextInt(3)),
                            String.valueOf(i)));
        }
        rows.add("-|-|-|-|-|0");
        return programme("FIRST", rows);
    }

    private static String interval(long from, long to, long end) {
        return to >= end
                ? from == 0 ? "not(null)" : ">= " + from
                : from == 0 ? "< " + to : "[" + from + ".." + to + ")";
    }

    private static String values(List<String> values, int from, int to) {
        return to - from == values.size() ? "-" : String.join(", ", values.subList(from, to));
    }

    private static SortedMap<String, byte[]> programme(String policy, List<String> rows) {
        StringBuilder dmn =
                new StringBuilder(
                        """
                        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="large" namespace="urn:large">
                        <inputData id="in_last" name="last"><variable name="last"/></inputData>
                        <inputData id="in_current" name="current"><variable name="current"/></inputData>
                        <decision id="d" name="d"><variable name="d"/>
                        <informationRequirement><requiredInput href="#in_last"/></informationRequirement>
                        <informationRequirement><requiredInput href="#in_current"/></informationRequirement>
                        <decisionTable hitPolicy="%s">
                        """
                                .formatted(policy));
        for (String column : COLUMNS) {
            dmn.append(
                    "<input><inputExpression><text>%s</text></inputExpression></input>"
                            .formatted(column));
        }
        dmn.append("<output/>");
        for (String row : rows) {
            String[] cells = row.split("\\|");
            dmn.append("<rule>");
            for (int c = 0; c < cells.length; c++) {
                String kind = c < cells.length - 1 ? "inputEntry" : "outputEntry";
                dmn.append(
                        "<%s><text>%s</text></%s>"
                                .formatted(kind, cells[c].replace("<", "&lt;"), kind));
            }
            dmn.append("</rule>\n");
        }
        dmn.append("</decisionTable></decision></definitions>");
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("facts.yaml", bytes(FACTS));
        files.put(
                "cn/large/programme.yaml",
                bytes("id: cn/large\nname: {zh: a, en: a}\nowner: {zh: a, en: a}\nkind: grant\n"));
        files.put("cn/large/2024-01-01/version.yaml", bytes("from: 2024-01-01\n"));
        files.put("cn/large/2024-01-01/decision.dmn", bytes(dmn.toString()));
        return files;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
