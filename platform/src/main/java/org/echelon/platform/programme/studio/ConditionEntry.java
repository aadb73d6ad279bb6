package org.echelon.platform.programme.studio;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.echelon.platform.identity.Refusal;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.Units;
import org.echelon.policy.feel.Value;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Parameter;
import org.echelon.policy.programme.Profile;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.policy.programme.SourceDocument;
import org.echelon.policy.yaml.YamlText;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// A typed condition held against the draft that it is for: what is wrong with it, field by field,
/// or what it changes in the draft's files.
final class ConditionEntry {

    /// The units of a choice.
    static final List<String> UNITS =
            List.of(
                    "yuan",
                    "percent",
                    "persons",
                    "points",
                    "items",
                    "days",
                    "years",
                    "rank",
                    "square_metres");

    /// In the choice of units: none at all.
    static final String NO_UNIT = "none";

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{0,60}");
    private static final int LONGEST = 1_000;
    private static final int LONGEST_ARTICLE = 60;
    private static final int MOST_WORDS = 4; // of the English ones in a suggested id
    private static final Set<String> SMALL_WORDS =
            Set.of(
                    "a", "an", "and", "are", "as", "at", "by", "for", "from", "had", "has", "have",
                    "in", "is", "it", "its", "least", "more", "most", "of", "on", "or", "than",
                    "that", "the", "to", "was", "with", "year");

    private final ConditionForm typed;
    private final ProgrammeDraft draft;
    private final SortedMap<String, byte[]> files;
    private final ProgrammeDefinition definition;
    private final FactDictionary facts;
    private final Map<String, Parameter> parameters;
    private final Optional<ConditionList.Listed> before;
    private final String xml;
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, Optional<byte[]>> changes = new TreeMap<>();

    /// @param before the condition that is changed; empty for a new one
    private ConditionEntry(
            ConditionForm typed,
            ProgrammeDraft draft,
            SortedMap<String, byte[]> files,
            Workbench.Look look,
            Optional<ConditionList.Listed> before) {
        this.typed = typed;
        this.draft = draft;
        this.files = files;
        this.definition = look.programme().definition();
        this.facts = look.programme().facts();
        this.parameters = look.version().map(version -> version.parameters()).orElse(Map.of());
        this.before = before;
        this.xml = text("/decision.dmn");
    }

    /// What came of it.
    ///
    /// @param id of the condition
    /// @param refusals what is wrong; nothing is changed then
    /// @param changes the files as they are to be, by path
    record Outcome(String id, List<Refusal> refusals, Map<String, Optional<byte[]>> changes) {}

    static Outcome of(
            ConditionForm typed,
            ProgrammeDraft draft,
            SortedMap<String, byte[]> files,
            Workbench.Look look,
            Optional<ConditionList.Listed> before) {
        ConditionEntry entry = new ConditionEntry(typed, draft, files, look, before);
        String id = entry.write();
        return new Outcome(
                id,
                List.copyOf(entry.refusals),
                entry.refusals.isEmpty() ? entry.changes : Map.of());
    }

    private String write() {
        words();
        String id = before.map(ConditionList.Listed::id).orElseGet(this::id);
        Optional<ConditionRule> rule = rule();
        String unit = rule.map(this::unit).orElse("");
        Document document = document();
        if (!refusals.isEmpty() || rule.isEmpty()) {
            return id;
        }
        ConditionRule written = withFigure(rule.get(), unit, document);
        String feel =
                before.flatMap(ConditionList.Listed::rule).filter(written::equals).isPresent()
                        ? before.get().feel()
                        : written.feel();
        ConditionFile.Written condition =
                new ConditionFile.Written(
                        before.map(ConditionList.Listed::decision).orElse(id),
                        feel,
                        written.inputs(),
                        document.number(),
                        typed.get("article"));
        put(
                draft.unit() + "/decision.dmn",
                before.isPresent()
                        ? ConditionFile.changed(xml, condition)
                        : ConditionFile.added(xml, condition));
        try {
            put(draft.programme() + "/programme.yaml", definition(id, unit, document).text());
        } catch (IllegalArgumentException overLines) {
            refuse(
                    "zh",
                    "programme.yaml 中这条条件的文字写成了多行，请在该文件的文本中修改",
                    "programme.yaml has the words of this condition over several lines; change them in the text of that file");
        }
        return id;
    }

    private void put(String path, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        byte[] old = files.get(path);
        if (old == null || !Arrays.equals(old, bytes)) {
            changes.put(path, Optional.of(bytes));
        }
    }

    private String text(String file) {
        byte[] content = files.getOrDefault(draft.unit() + file, new byte[0]);
        return new String(content, StandardCharsets.UTF_8);
    }

    private void refuse(String field, String zh, String en) {
        refusals.add(new Refusal(field, new Words(zh, en)));
    }

    // words and id

    private void words() {
        for (String field : List.of("zh", "en")) {
            String words = typed.get(field);
            if (words.isEmpty()) {
                refuse(
                        field,
                        field.equals("zh")
                                ? "请写明条件的中文，如“上年研发费用占销售收入不低于3%”"
                                : "请写明条件的英文，如 “R&D at least 3 % of sales last year”",
                        field.equals("zh")
                                ? "write the condition in Chinese, such as 上年研发费用占销售收入不低于3%"
                                : "write the condition in English, such as 'R&D at least 3 % of sales last year'");
            } else if (words.length() > LONGEST) {
                refuse(
                        field,
                        "最多 %d 个字，现有 %d 个".formatted(LONGEST, words.length()),
                        "at most %d characters, these are %d".formatted(LONGEST, words.length()));
            }
        }
    }

    /// The id that is typed, or one from the English words.
    private String id() {
        Set<String> taken = new TreeSet<>(ConditionFile.taken(xml));
        taken.addAll(Profile.INPUTS);
        String id = typed.get("id");
        if (id.isEmpty()) {
            String stem = suggested(typed.get("en"));
            id = stem;
            for (int number = 2; taken.contains(id); number++) {
                id = stem + "_" + number;
            }
            return id;
        }
        if (!ID.matcher(id).matches()) {
            refuse(
                    "id",
                    "编号以小写字母开头，只用小写字母、数字和下划线，如 rd_ratio；留空则按英文名称自动生成",
                    "an id begins with a small letter and has small letters, digits and underscores, such as rd_ratio; leave it empty to have one made from the English words");
        } else if (taken.contains(id)) {
            refuse(
                    "id",
                    "“%s”已被本模型的决策、输入或其他元素使用；请换一个，如 %s_2".formatted(id, id),
                    "'%s' is a decision, an input or another element of this model already; take another one, such as %s_2"
                            .formatted(id, id));
        }
        return id;
    }

    static String suggested(String words) {
        List<String> found =
                Arrays.stream(
                                words.toLowerCase(Locale.ROOT)
                                        .replace("r&d", "rd")
                                        .split("[^a-z0-9]+"))
                        .filter(word -> !word.isEmpty() && !SMALL_WORDS.contains(word))
                        .limit(MOST_WORDS)
                        .toList();
        String id = String.join("_", found);
        if (id.isEmpty() || !Character.isLetter(id.charAt(0))) {
            id = "condition" + (id.isEmpty() ? "" : "_" + id);
        }
        return id.substring(0, Math.min(id.length(), 60));
    }

    // the rule

    private Optional<ConditionRule> rule() {
        return switch (typed.get("kind")) {
            case "", "number" ->
                    fact("fact", "when", ConditionEntry::isNumber)
                            .map(fact ->
                                    "percent".equals(unitOf(fact))
                                            ? new ConditionRule.Measure.Share(fact)
                                            : new ConditionRule.Measure.Single(fact))
                            .flatMap(this::compared);
            case "ratio" -> {
                Optional<ConditionRule.FactAt> over =
                        fact("over", "overWhen", ConditionEntry::isNumber);
                Optional<ConditionRule.FactAt> under =
                        fact("under", "underWhen", ConditionEntry::isNumber);
                if (over.isPresent() && over.equals(under)) {
                    refuse(
                            "under",
                            "分子与分母相同，比值总是1；请选择另一项或另一年度",
                            "both are the same, so the ratio is always 1; choose another fact or another year");
                    yield Optional.empty();
                }
                yield over.flatMap(above ->
                        under.flatMap(
                                below -> compared(new ConditionRule.Measure.Ratio(above, below))));
            }
            case "title" -> title();
            case "truth" ->
                    fact("truth", "when", fact -> fact.type() == FactDefinition.Type.BOOLEAN)
                            .map(fact ->
                                    new ConditionRule.Truth(
                                            fact, !typed.get("truthIs").equals("false")));
            case "code" ->
                    fact("code", "when", ConditionEntry::isCode)
                            .flatMap(fact ->
                                    codes(fact).map(codes -> new ConditionRule.OneOf(fact, codes)));
            default -> {
                refuse("kind", "请选择比较什么", "choose what is compared");
                yield Optional.empty();
            }
        };
    }

    static boolean isNumber(FactDefinition fact) {
        return fact.type() == FactDefinition.Type.NUMBER;
    }

    static boolean isCode(FactDefinition fact) {
        return fact.type() == FactDefinition.Type.CODE;
    }

    private Optional<ConditionRule.FactAt> fact(
            String field, String whenField, Predicate<FactDefinition> fits) {
        Optional<FactDefinition> fact = facts.find(typed.get(field)).filter(fits);
        if (fact.isEmpty()) {
            refuse(field, "请从列表中选择一项数据", "choose a fact from the list");
            return Optional.empty();
        }
        ConditionRule.When when =
                switch (fact.get().period()) {
                    case CURRENT -> ConditionRule.When.CURRENT;
                    case PANEL -> ConditionRule.When.PANEL;
                    case YEARLY -> yearly(typed.get(whenField));
                };
        return Optional.of(new ConditionRule.FactAt(fact.get().id(), when));
    }

    /// Of which years; last year where another time is typed.
    private static ConditionRule.When yearly(String typed) {
        return Arrays.stream(ConditionRule.When.values())
                .filter(one -> one.isYearly() && one.name().equals(typed))
                .findFirst()
                .orElse(ConditionRule.When.LAST);
    }

    private @Nullable String unitOf(ConditionRule.FactAt fact) {
        return facts.find(fact.fact()).map(FactDefinition::unit).orElse(null);
    }

    private Optional<ConditionRule> compared(ConditionRule.Measure measure) {
        Optional<ConditionRule.Operator> operator =
                Arrays.stream(ConditionRule.Operator.values())
                        .filter(one -> one.name().equals(typed.get("operator")))
                        .findFirst();
        if (operator.isEmpty()) {
            refuse("operator", "请选择怎样比较", "choose how it is compared");
        }
        Optional<ConditionRule.Bound> bound = bound(measure);
        return operator.flatMap(
                how -> bound.map(against -> new ConditionRule.Compared(measure, how, against)));
    }

    /// What it is held against; a new figure is held against its value until it is written.
    private Optional<ConditionRule.Bound> bound(ConditionRule.Measure measure) {
        if (typed.get("against").equals("figure")) {
            Parameter figure = parameters.get(typed.get("figure"));
            if (figure == null || !(figure.value() instanceof Value.Numeric)) {
                refuse(
                        "figure",
                        "请选择一个数值，或改为填写新的数值",
                        "choose a figure that is a number, or write a new one");
                return Optional.empty();
            }
            return Optional.of(new ConditionRule.Bound.Figure(figure.name()));
        }
        String field = typed.get("against").equals("plain") ? "plain" : "value";
        Optional<TypedNumber> number = TypedNumber.read(typed.get(field));
        if (number.isEmpty()) {
            refuse(
                    field,
                    typed.get(field).isEmpty()
                            ? "请填写数值，如 5000000、500万 或 4%"
                            : "“%s”读不懂；请写作 5000000、500万 或 4%%".formatted(typed.get(field)),
                    typed.get(field).isEmpty()
                            ? "write the number, such as 5000000, 500万 or 4 %"
                            : "'%s' is no number; write it as 5000000, 5,000,000, 5 million or 4 %%"
                                    .formatted(typed.get(field)));
            return Optional.empty();
        }
        boolean percent = unit(measure).equals("percent");
        if (percent && !number.get().percent() && isAboveOne(number.get())) {
            refuse(
                    field,
                    "这里比较的是比例：%1$s 即 %2$s%%。请写 %1$s%% 或 %2$s%%，看指的是哪一个"
                            .formatted(typed.get(field), hundredfold(number.get())),
                    "a ratio is compared here, so %1$s means %2$s %%; write '%1$s %%' or '%2$s %%', whichever is meant"
                            .formatted(typed.get(field), hundredfold(number.get())));
            return Optional.empty();
        }
        if (!percent && number.get().percent()) {
            refuse(
                    field,
                    "这里比较的不是比例，不能写百分号；请写数值本身",
                    "no ratio is compared here, so there is no per cent; write the number itself");
            return Optional.empty();
        }
        return Optional.of(new ConditionRule.Bound.Plain(number.get().value()));
    }

    private static String hundredfold(TypedNumber number) {
        return ConditionForm.plain(number.value().times(Rational.HUNDRED));
    }

    private static boolean isAboveOne(TypedNumber number) {
        return number.value().abs().compareTo(Rational.ONE) > 0;
    }

    private Optional<ConditionRule> title() {
        String title = typed.get("title");
        if (!DraftPaths.ID.matcher(title).matches()) {
            refuse("title", "请选择一种资格", "choose a title");
            return Optional.empty();
        }
        return Optional.of(new ConditionRule.Held(title, !typed.get("held").equals("not")));
    }

    private Optional<List<String>> codes(ConditionRule.FactAt fact) {
        Map<String, Words> known =
                facts.find(fact.fact()).map(FactDefinition::values).orElse(Map.of());
        List<String> codes = new ArrayList<>();
        for (String word : typed.get("codes").split("[,，、;；\\n]")) {
            String plain = word.strip();
            if (plain.isEmpty()) {
                continue;
            }
            Optional<String> code =
                    known.isEmpty()
                            ? Optional.of(plain)
                            : known.entrySet().stream()
                                    .filter(one ->
                                            one.getKey().equalsIgnoreCase(plain)
                                                    || one.getValue().zh().equals(plain)
                                                    || one.getValue().en().equalsIgnoreCase(plain))
                                    .map(Map.Entry::getKey)
                                    .findFirst();
            if (code.isEmpty()) {
                refuse(
                        "codes",
                        "没有“%s”；可用的有 %s"
                                .formatted(
                                        plain,
                                        String.join(
                                                "、",
                                                known.values().stream().map(Words::zh).toList())),
                        "there is no '%s'; there are %s"
                                .formatted(plain, String.join(", ", known.keySet())));
                return Optional.empty();
            }
            if (!codes.contains(code.get())) {
                codes.add(code.get());
            }
        }
        if (codes.isEmpty()) {
            refuse(
                    "codes",
                    "请写明允许的取值，用逗号隔开",
                    "write the values that are allowed, with commas between them");
            return Optional.empty();
        }
        return Optional.of(codes);
    }

    // the unit

    private String unit(ConditionRule rule) {
        return rule instanceof ConditionRule.Compared compared ? unit(compared.measure()) : "";
    }

    /// The unit that is chosen; without a choice, that of what is compared.
    private String unit(ConditionRule.Measure measure) {
        String natural = natural(measure);
        String chosen = typed.get("unit");
        if (chosen.isEmpty()) {
            return natural;
        }
        if (chosen.equals(NO_UNIT)) {
            return "";
        }
        boolean ratio = measure instanceof ConditionRule.Measure.Ratio;
        boolean fits =
                chosen.equals(natural)
                        || before.flatMap(ConditionList.Listed::said)
                                .filter(said -> chosen.equals(said.unit()))
                                .isPresent()
                        || (natural.isEmpty() && (ratio || !chosen.equals("percent")));
        if (!fits && refusals.stream().noneMatch(one -> one.field().equals("unit"))) {
            Words unit = natural.isEmpty() ? new Words("数", "a number") : Units.words(natural);
            refuse(
                    "unit",
                    "比较的是以“%s”计的数值，不能以“%s”显示；请选“按所比较的数据”"
                            .formatted(unit.zh(), Units.words(chosen).zh()),
                    "what is compared is in %s and cannot be shown in %s; choose 'as what is compared'"
                            .formatted(unit.en(), Units.words(chosen).en()));
        }
        return chosen;
    }

    private String natural(ConditionRule.Measure measure) {
        return switch (measure) {
            case ConditionRule.Measure.Single(ConditionRule.FactAt fact) -> {
                String unit = unitOf(fact);
                yield unit == null ? "" : unit;
            }
            case ConditionRule.Measure.Share _ -> "percent";
            case ConditionRule.Measure.Ratio(
                            ConditionRule.FactAt over,
                            ConditionRule.FactAt under) -> {
                String unit = unitOf(over);
                yield unit != null && unit.equals(unitOf(under)) ? "percent" : "";
            }
        };
    }

    // the source

    /// @param status `law`, `local` or `proposed`
    private record Document(String number, String status, boolean another) {}

    private Document document() {
        String chosen = typed.get("source");
        boolean had =
                before.stream()
                        .flatMap(one -> one.sources().stream().limit(1))
                        .anyMatch(source -> source.article() == null);
        if (typed.get("article").isEmpty() && !had) {
            refuse("article", "请写明条款，如 5 或 5(2)", "write the article, such as 5 or 5(2)");
        } else if (typed.get("article").length() > LONGEST_ARTICLE) {
            refuse(
                    "article",
                    "条款最多 %d 个字".formatted(LONGEST_ARTICLE),
                    "an article has at most %d characters".formatted(LONGEST_ARTICLE));
        }
        if (!chosen.equals(ConditionForm.ANOTHER)) {
            Optional<String> status = statusOf(chosen);
            if (chosen.isEmpty() || status.isEmpty()) {
                refuse(
                        "source",
                        "请选择依据的文件，或选择“另一份文件”",
                        "choose the document it rests on, or 'another document'");
            }
            return new Document(chosen, status.orElse("local"), false);
        }
        for (String field : List.of("document", "documentZh")) {
            if (typed.get(field).isEmpty() || typed.get(field).length() > LONGEST) {
                refuse(
                        field,
                        field.equals("document") ? "请写明文号" : "请写明文件名称",
                        field.equals("document")
                                ? "write the number of the document"
                                : "write the name of the document");
            }
        }
        if (statusOf(typed.get("document")).isPresent()) {
            refuse(
                    "document",
                    "“%s”已在本政策的依据中，请在上面选择".formatted(typed.get("document")),
                    "'%s' is among the programme's documents already; choose it above"
                            .formatted(typed.get("document")));
        }
        if (!typed.get("day").isEmpty() && day(typed.get("day")).isEmpty()) {
            refuse("day", "请写作 2027-01-01", "write the day as 2027-01-01");
        }
        String status = typed.get("status");
        return new Document(
                typed.get("document"),
                List.of("law", "local", "proposed").contains(status) ? status : "local",
                true);
    }

    /// What a document of the programme is; empty where it is none of them.
    private Optional<String> statusOf(String document) {
        return definition.sources().stream()
                .filter(source -> source.document().equals(document))
                .map(SourceDocument::status)
                .findFirst();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    // what is written

    /// The rule with a new figure written into `parameters.yaml`, where one is asked for.
    private ConditionRule withFigure(ConditionRule rule, String unit, Document document) {
        if (!(rule instanceof ConditionRule.Compared(var measure, var operator, var bound))
                || !(bound instanceof ConditionRule.Bound.Plain(var value))
                || typed.get("against").equals("plain")) {
            return rule;
        }
        String name = figureName(measure, operator);
        String zh = typed.get("figureZh");
        String en = typed.get("figureEn");
        String path = draft.unit() + "/parameters.yaml";
        List<Refusal> wrong = new ArrayList<>();
        byte[] content =
                DraftForms.withParameters(
                        files.getOrDefault(path, new byte[0]),
                        List.of(
                                new DraftForms.ParameterRow(
                                        name,
                                        zh.isEmpty() ? typed.get("zh") : zh,
                                        en.isEmpty() ? typed.get("en") : en,
                                        ConditionForm.plain(value),
                                        unit.equals("percent") ? "" : unit,
                                        document.number(),
                                        typed.get("article"),
                                        document.status(),
                                        false)),
                        wrong);
        wrong.forEach(one -> refusals.add(new Refusal("value", one.words())));
        put(path, new String(content, StandardCharsets.UTF_8));
        return new ConditionRule.Compared(measure, operator, new ConditionRule.Bound.Figure(name));
    }

    /// A name that no figure has: `least revenue`.
    private String figureName(ConditionRule.Measure measure, ConditionRule.Operator operator) {
        String stem =
                switch (operator) {
                            case AT_LEAST, MORE -> "least ";
                            case AT_MOST, LESS -> "most ";
                            case EQUAL -> "wanted ";
                        }
                        + String.join(
                                " to ",
                                measure.facts().stream()
                                        .map(fact -> fact.fact().replace('_', ' '))
                                        .toList());
        stem = stem.substring(0, Math.min(stem.length(), 55)).strip();
        String name = stem;
        for (int number = 2; parameters.containsKey(name); number++) {
            name = stem + " " + number;
        }
        return name;
    }

    private String source(Document document) {
        String en = typed.get("documentEn");
        return "{ document: %s, name: { zh: %s, en: %s },%s status: %s, confidence: unverified }"
                .formatted(
                        Skeleton.quoted(document.number()),
                        Skeleton.quoted(typed.get("documentZh")),
                        Skeleton.quoted(en.isEmpty() ? typed.get("documentZh") : en),
                        typed.get("day").isEmpty() ? "" : " in-force: " + typed.get("day") + ",",
                        document.status());
    }

    private YamlText definition(String id, String unit, Document document) {
        YamlText text =
                new YamlText(
                        new String(
                                files.getOrDefault(
                                        draft.programme() + "/programme.yaml", new byte[0]),
                                StandardCharsets.UTF_8));
        if (document.another()) {
            text = text.withItem(source(document), "sources");
        }
        if (text.keys("conditions").contains(id)) {
            for (String language : List.of("zh", "en")) {
                if (!text.value("conditions", id, language)
                        .filter(typed.get(language)::equals)
                        .isPresent()) {
                    text =
                            text.with(
                                    Skeleton.quoted(typed.get(language)),
                                    "conditions",
                                    id,
                                    language);
                }
            }
            String old = text.value("conditions", id, "unit").orElse("");
            if (unit.isEmpty()) {
                return text.without("conditions", id, "unit");
            }
            return old.equals(unit) ? text : text.with(unit, "conditions", id, "unit");
        }
        return text.with(
                "{ zh: %s, en: %s%s }"
                        .formatted(
                                Skeleton.quoted(typed.get("zh")),
                                Skeleton.quoted(typed.get("en")),
                                unit.isEmpty() ? "" : ", unit: " + unit),
                "conditions",
                id);
    }
}
