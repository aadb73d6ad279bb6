package org.echelon.platform.casework.application;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.policy.Version;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactChecks;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.message.Words;
import org.echelon.quantity.Rational;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Checks answers against the schema of the form and against what is impossible whatever the
/// programme. Every problem is told at once, one for each question, in words of both languages.
final class AnswerCheck {

    /// What is wrong with an answer or a paper.
    ///
    /// @param place id of the question or of the paper
    /// @param message what, the two values where there are two, and what to do
    public record Problem(String place, Words message) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final FormModel form;
    private final Map<String, Input> inputs;
    private final Map<String, Problem> problems = new LinkedHashMap<>();

    private AnswerCheck(FormModel form, Map<String, Input> inputs) {
        this.form = form;
        this.inputs = inputs;
    }

    /// Every problem, in the order of the questions.
    ///
    /// @param inputs what was typed, by id of the question; one left out is not answered
    static List<Problem> problems(
            FormModel form,
            Version version,
            Map<String, Input> inputs,
            Enterprise enterprise,
            FactDictionary dictionary) {
        AnswerCheck check = new AnswerCheck(form, inputs);
        check.unreadable();
        check.partsAboveWholes();
        FormReader.schema(version)
                .map(schema -> SCHEMAS.getSchema(withoutOurKeywords(schema)))
                .ifPresent(check::bySchema);
        check.impossible(enterprise, dictionary);
        return form.fields().stream()
                .flatMap(field -> Optional.ofNullable(check.problems.get(field.id())).stream())
                .toList();
    }

    /// `x-…` keywords are for us: the validator has no use for them and would warn of each.
    private static JsonNode withoutOurKeywords(JsonNode schema) {
        if (schema instanceof ObjectNode part) {
            part.remove(
                    part.propertyNames().stream().filter(name -> name.startsWith("x-")).toList());
        }
        schema.forEach(AnswerCheck::withoutOurKeywords);
        return schema;
    }

    private void add(Field field, String zh, String en) {
        problems.putIfAbsent(field.id(), new Problem(field.id(), field.about(new Words(zh, en))));
    }

    private void unreadable() {
        for (Field field : form.fields()) {
            if (input(field) instanceof Input.Invalid(Words problem)) {
                problems.put(field.id(), new Problem(field.id(), problem));
            }
        }
    }

    private Input input(Field field) {
        return inputs.getOrDefault(field.id(), new Input.Empty());
    }

    private void partsAboveWholes() {
        for (Field part : form.fields()) {
            Optional<Field> whole = Optional.ofNullable(part.partOf()).flatMap(form::find);
            if (whole.isPresent()
                    && input(part) instanceof Input.Valid(FactValue.Numeric(Rational some))
                    && input(whole.get()) instanceof Input.Valid(FactValue.Numeric(Rational all))
                    && some.compareTo(all) > 0) {
                String one = part.typed(new FactValue.Numeric(some));
                String other = part.typed(new FactValue.Numeric(all));
                add(
                        part,
                        "%s，多于“%s”%s；部分不能大于整体，请更正其中之一"
                                .formatted(one, whole.get().label().zh(), other),
                        "is %s, above “%s” %s; a part is never above its whole, correct one of them"
                                .formatted(one, whole.get().label().en(), other));
            }
        }
    }

    private void bySchema(Schema schema) {
        for (Error error : schema.validate(document())) {
            String place = place(error.getInstanceLocation().toString());
            String id =
                    error.getKeyword().equals("required")
                            ? (place.isEmpty() ? "" : place + ".") + error.getProperty()
                            : place;
            form.find(id).ifPresent(field -> refuse(field, error));
        }
    }

    private void refuse(Field field, Error error) {
        JsonNode rule = error.getSchemaNode();
        String bound = rule == null || !rule.isNumber() ? "" : bound(rule.decimalValue());
        switch (error.getKeyword()) {
            case "required" -> add(field, "尚未填写", "is not answered yet");
            case "minimum" -> add(field, "不能小于 " + bound, "may not be below " + bound);
            case "maximum" -> add(field, "不能大于 " + bound, "may not be above " + bound);
            case "type" -> add(field, "应为整数", "must be a whole number");
            case "multipleOf" -> add(field, "最多两位小数（到分）", "may have at most two decimals (fen)");
            case "const" -> add(field, "需要选“是”才能提交", "must be “Yes” before this can be filed");
            case "pattern" -> add(field, "写法不对，请按提示填写", "is not written as the hint says");
            default -> add(field, "不符合要求，请按提示填写", "is not as the hint asks");
        }
    }

    private static String bound(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /// `/years/0/revenue`, `$.years[0].revenue` → the id of the question.
    private String place(String pointer) {
        String[] steps = pointer.replaceFirst("^\\$", "").replaceAll("[\\[\\]./]+", "/").split("/");
        StringBuilder id = new StringBuilder();
        String list = "";
        for (String step : steps) {
            if (step.isEmpty()) {
                continue;
            }
            if (!list.isEmpty() && step.matches("\\d+")) {
                step = yearAt(list, Integer.parseInt(step));
            }
            id.append(id.isEmpty() ? "" : ".").append(step);
            list = step;
        }
        return id.toString();
    }

    private String yearAt(String list, int index) {
        return form.groups().stream()
                .map(FormModel.Group::id)
                .filter(id -> id.startsWith(list + "."))
                .skip(index)
                .findFirst()
                .map(id -> id.substring(list.length() + 1))
                .orElse(Integer.toString(index));
    }

    /// The answers as the schema wants them; what cannot be read is told already and left out.
    private ObjectNode document() {
        ObjectNode document = JSON.createObjectNode();
        for (FormModel.Group group : form.groups()) {
            ObjectNode part = part(document, group.id());
            for (Field field : group.fields()) {
                if (input(field) instanceof Input.Valid(FactValue value)) {
                    put(part, field.id().substring(field.id().lastIndexOf('.') + 1), value);
                }
            }
        }
        return document;
    }

    private static ObjectNode part(ObjectNode document, String group) {
        if (group.equals("general")) {
            return document;
        }
        int dot = group.indexOf('.');
        if (dot < 0) {
            return document.putObject(group);
        }
        String list = group.substring(0, dot);
        ArrayNode years =
                document.get(list) instanceof ArrayNode known ? known : document.putArray(list);
        return years.addObject().put("year", Integer.parseInt(group.substring(dot + 1)));
    }

    private static void put(ObjectNode part, String name, FactValue value) {
        switch (value) {
            case FactValue.Numeric(Rational number) -> {
                BigDecimal decimal = new BigDecimal(number.toString());
                if (number.isInteger()) {
                    part.put(name, decimal.toBigInteger());
                } else {
                    part.put(name, decimal);
                }
            }
            case FactValue.Truth(boolean truth) -> part.put(name, truth);
            case FactValue.Text(String text) -> part.put(name, text);
            case FactValue.Day day -> part.put(name, day.value().toString());
        }
    }

    /// What the dictionary and the register's own rules refuse beyond the schema.
    private void impossible(Enterprise enterprise, FactDictionary dictionary) {
        Map<FactKey, Field> byFact = new LinkedHashMap<>();
        form.fields().stream()
                .filter(field -> field.fact() != null)
                .forEach(field -> byFact.putIfAbsent(field.fact(), field));
        for (FactChecks.Problem problem : FactChecks.errors(answers(enterprise), dictionary)) {
            Field field = problem.key() == null ? null : byFact.get(problem.key());
            if (field != null && !problem.code().equals("part_above_whole")) {
                problems.putIfAbsent(field.id(), new Problem(field.id(), problem.message()));
            }
        }
    }

    private EnterpriseFacts answers(Enterprise enterprise) {
        TreeMap<Integer, Map<String, FactValue>> yearly = new TreeMap<>();
        Map<String, FactValue> current = new LinkedHashMap<>();
        for (Field field : form.fields()) {
            FactKey key = field.fact();
            if (key != null && input(field) instanceof Input.Valid(FactValue value)) {
                Integer year = key.year();
                (year == null ? current : yearly.computeIfAbsent(year, _ -> new LinkedHashMap<>()))
                        .put(key.fact(), value);
            }
        }
        return new EnterpriseFacts(
                enterprise, yearly, current, new ArrayList<>(), new ArrayList<>());
    }
}
