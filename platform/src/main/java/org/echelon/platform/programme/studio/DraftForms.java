package org.echelon.platform.programme.studio;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.echelon.platform.identity.Refusal;
import org.echelon.policy.message.Words;
import org.echelon.policy.yaml.YamlFile;
import org.echelon.policy.yaml.YamlText;

/// The words of `programme.yaml` and the figures of `parameters.yaml` as forms: what is typed goes
/// into the files value by value, and everything else in them stays as it is.
final class DraftForms {

    private static final Pattern CONDITION = Pattern.compile("[a-z][a-z0-9_]{0,60}");
    private static final Pattern PARAMETER = Pattern.compile("[\\p{L}][\\p{L}\\p{N} _-]{0,60}");
    private static final Pattern UNIT = Pattern.compile("[a-z_]{0,30}");
    private static final int LONGEST = 1_000;

    private DraftForms() {}

    /// A pair of words that is typed.
    ///
    /// @param path where it stands: `name`, `conditions.rd_ratio`
    /// @param unit its unit; absent where it has none to type
    public record WordsRow(
            String path, String zh, String en, @org.jspecify.annotations.Nullable String unit) {}

    /// A parameter that is typed.
    ///
    /// @param value as YAML writes it
    /// @param fixed whether the value stands over several lines and is changed as text
    public record ParameterRow(
            String name,
            String zh,
            String en,
            String value,
            String unit,
            String document,
            String article,
            String status,
            boolean fixed) {}

    /// The rows of the form of words.
    static List<WordsRow> words(byte[] file) {
        YamlText text = text(file);
        List<WordsRow> rows = new ArrayList<>();
        for (String key : List.of("name", "owner", "benefit")) {
            rows.add(row(text, null, key));
        }
        for (String group : List.of("conditions", "outcomes")) {
            for (String id : text.keys(group)) {
                rows.add(row(text, id, group, id));
            }
        }
        return rows;
    }

    private static WordsRow row(
            YamlText text, @org.jspecify.annotations.Nullable String id, String... path) {
        return new WordsRow(
                String.join(".", path),
                text.value(with(path, "zh")).orElse(""),
                text.value(with(path, "en")).orElse(""),
                id == null ? null : text.value(with(path, "unit")).orElse(""));
    }

    private static String[] with(String[] path, String key) {
        String[] longer = java.util.Arrays.copyOf(path, path.length + 1);
        longer[path.length] = key;
        return longer;
    }

    /// Writes the words into the file.
    ///
    /// @param added a new condition or outcome; its path is empty where there is none
    static byte[] withWords(
            byte[] file, List<WordsRow> rows, WordsRow added, List<Refusal> refusals) {
        YamlText text = text(file);
        List<WordsRow> known = words(file);
        for (WordsRow row : rows) {
            Optional<WordsRow> old =
                    known.stream().filter(one -> one.path().equals(row.path())).findFirst();
            if (old.isPresent() && !old.get().equals(row)) {
                text = put(text, old.get(), row, refusals);
            }
        }
        if (!added.path().isBlank() || !added.zh().isBlank() || !added.en().isBlank()) {
            String id = added.path().strip().replaceFirst("^(conditions|outcomes)\\.", "");
            String group = added.path().startsWith("outcomes.") ? "outcomes" : "conditions";
            if (!CONDITION.matcher(id).matches()) {
                refuse(
                        refusals,
                        "added",
                        "编号只用小写字母、数字和下划线，与决策同名，如 rd_ratio",
                        "an id has small letters, digits and underscores and is the decision's name, such as rd_ratio");
            } else if (text.keys(group).contains(id)) {
                refuse(
                        refusals,
                        "added",
                        "已有“%s”".formatted(id),
                        "'%s' is there already".formatted(id));
            } else {
                text =
                        put(
                                text,
                                new WordsRow(group + "." + id, "", "", ""),
                                new WordsRow(
                                        group + "." + id, added.zh(), added.en(), added.unit()),
                                refusals);
            }
        }
        return text.text().getBytes(StandardCharsets.UTF_8);
    }

    private static YamlText put(YamlText text, WordsRow old, WordsRow now, List<Refusal> refusals) {
        String[] path = now.path().split("\\.");
        String unit = now.unit() == null ? "" : now.unit().strip();
        if (now.zh().isBlank() || now.en().isBlank()) {
            if (!(now.zh().isBlank() && now.en().isBlank() && old.zh().isEmpty())) {
                refuse(
                        refusals,
                        now.path(),
                        "中文和英文都要填写",
                        "write both the Chinese and the English words");
            }
            return text;
        }
        if (now.zh().length() > LONGEST
                || now.en().length() > LONGEST
                || !UNIT.matcher(unit).matches()) {
            refuse(
                    refusals,
                    now.path(),
                    "文字最多 %d 个字；单位如 yuan、percent、persons".formatted(LONGEST),
                    "at most %d characters; units are yuan, percent, persons and so on"
                            .formatted(LONGEST));
            return text;
        }
        try {
            YamlText changed = text;
            if (!old.zh().equals(now.zh())) {
                changed = changed.with(Skeleton.quoted(now.zh()), with(path, "zh"));
            }
            if (!old.en().equals(now.en())) {
                changed = changed.with(Skeleton.quoted(now.en()), with(path, "en"));
            }
            String before = old.unit() == null ? "" : old.unit();
            if (!unit.equals(before)) {
                if (unit.isEmpty()) {
                    refuse(
                            refusals,
                            now.path(),
                            "删除单位请在文本中修改",
                            "take a unit out in the text of the file");
                    return text;
                }
                changed = changed.with(unit, with(path, "unit"));
            }
            return changed;
        } catch (IllegalArgumentException overLines) {
            refuse(
                    refusals,
                    now.path(),
                    "这段文字写成了多行，请在文本中修改",
                    "this stands over several lines; change it in the text of the file");
            return text;
        }
    }

    /// The rows of the table of parameters.
    static List<ParameterRow> parameters(byte[] file) {
        YamlText text = text(file);
        return text.keys().stream()
                .map(name ->
                        new ParameterRow(
                                name,
                                text.value(name, "name", "zh").orElse(""),
                                text.value(name, "name", "en").orElse(""),
                                text.written(name, "value").orElse(""),
                                text.value(name, "unit").orElse(""),
                                text.value(name, "source", "document").orElse(""),
                                text.value(name, "source", "article").orElse(""),
                                text.value(name, "status").orElse("law"),
                                text.written(name, "value").isEmpty()))
                .toList();
    }

    /// Writes the parameters into the file; a row without a name is no row.
    static byte[] withParameters(byte[] file, List<ParameterRow> rows, List<Refusal> refusals) {
        YamlText text = text(file);
        Map<String, ParameterRow> known = new java.util.HashMap<>();
        parameters(file).forEach(row -> known.put(row.name(), row));
        for (int i = 0; i < rows.size(); i++) {
            ParameterRow row = rows.get(i);
            if (row.name().isBlank()) {
                continue;
            }
            ParameterRow old = known.get(row.name());
            String wrong = wrong(row, old);
            if (wrong != null) {
                refuse(refusals, "p" + i, wrong.split("\n")[0], wrong.split("\n")[1]);
                continue;
            }
            try {
                text = put(text, old, row);
            } catch (IllegalArgumentException overLines) {
                refuse(
                        refusals,
                        "p" + i,
                        "“%s”写成了多行，请在文本中修改".formatted(row.name()),
                        "'%s' stands over several lines; change it in the text of the file"
                                .formatted(row.name()));
            }
        }
        return text.text().getBytes(StandardCharsets.UTF_8);
    }

    private static @org.jspecify.annotations.Nullable String wrong(
            ParameterRow row, @org.jspecify.annotations.Nullable ParameterRow old) {
        if (!PARAMETER.matcher(row.name()).matches()) {
            return "“%1$s”不能作参数名；用字母、数字和空格，如 minimum ratio\n'%1$s' is no name of a parameter; use letters, digits and blanks, such as minimum ratio"
                    .formatted(row.name());
        }
        boolean fixed = old != null && old.fixed();
        if (!fixed && !isValue(row.value())) {
            return "“%1$s”的值“%2$s”读不懂；数字写 0.04，日期写 2027-01-01，文字加引号，多个值写 [1, 2]\nthe value '%2$s' of '%1$s' cannot be read; write a number as 0.04, a day as 2027-01-01, a text in quotation marks, several as [1, 2]"
                    .formatted(row.name(), row.value());
        }
        if (!UNIT.matcher(row.unit()).matches()) {
            return "“%1$s”的单位“%2$s”不可用；如 yuan、percent、persons\nthe unit '%2$s' of '%1$s' is none; write yuan, percent, persons and so on"
                    .formatted(row.name(), row.unit());
        }
        if (row.document().isBlank() || row.zh().isBlank() || row.en().isBlank()) {
            return "“%1$s”需要中英文名称和依据文件\n'%1$s' needs its name in both languages and the document it rests on"
                    .formatted(row.name());
        }
        return null;
    }

    /// Whether it is one value of YAML on one line.
    private static boolean isValue(String written) {
        String line = written.strip();
        if (line.isEmpty() || line.lines().count() != 1 || line.length() > LONGEST) {
            return false;
        }
        YamlText alone = new YamlText("{ value: " + line + " }");
        return YamlFile.read("value", alone.text().getBytes(StandardCharsets.UTF_8))
                        .diagnostics()
                        .isEmpty()
                && alone.keys().equals(List.of("value"))
                && alone.written("value").filter(line::equals).isPresent();
    }

    private static YamlText put(
            YamlText text, @org.jspecify.annotations.Nullable ParameterRow old, ParameterRow row) {
        String name = row.name();
        if (old == null) {
            return text.with(
                    "{ name: { zh: %s, en: %s }, value: %s,%s source: { document: %s, article: %s }, status: %s }"
                            .formatted(
                                    Skeleton.quoted(row.zh()),
                                    Skeleton.quoted(row.en()),
                                    row.value().strip(),
                                    row.unit().isEmpty() ? "" : " unit: " + row.unit() + ",",
                                    Skeleton.quoted(row.document()),
                                    Skeleton.quoted(row.article()),
                                    row.status()),
                    name);
        }
        YamlText changed = text;
        if (!old.fixed() && !old.value().equals(row.value().strip())) {
            changed = changed.with(row.value().strip(), name, "value");
        }
        if (!old.unit().equals(row.unit()) && !row.unit().isEmpty()) {
            changed = changed.with(row.unit(), name, "unit");
        }
        if (!old.status().equals(row.status())) {
            changed = changed.with(row.status(), name, "status");
        }
        String[][] quoted = {
            {old.zh(), row.zh(), "name", "zh"},
            {old.en(), row.en(), "name", "en"},
            {old.document(), row.document(), "source", "document"},
            {old.article(), row.article(), "source", "article"}
        };
        for (String[] one : quoted) {
            if (!one[0].equals(one[1].strip())) {
                changed = changed.with(Skeleton.quoted(one[1]), name, one[2], one[3]);
            }
        }
        return changed;
    }

    private static void refuse(List<Refusal> refusals, String field, String zh, String en) {
        refusals.add(new Refusal(field, new Words(zh, en)));
    }

    private static YamlText text(byte[] file) {
        return new YamlText(new String(file, StandardCharsets.UTF_8));
    }
}
