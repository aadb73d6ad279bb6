package org.echelon.policy.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.echelon.policy.dmn.DecisionTable;
import org.echelon.policy.feel.Names;
import org.echelon.policy.message.Words;
import org.echelon.policy.result.Source;
import org.jspecify.annotations.Nullable;

/// The difference of two tables of one decision.
final class TableDifference {

    private static final String ANY = "-";

    private final String id;
    private final Words name;
    private final List<Source> law;
    private final List<Source> lawBefore;
    private final Names namesBefore;
    private final Names namesAfter;
    private final Canonical before;
    private final Canonical after;
    private final List<Change> changes = new ArrayList<>();

    TableDifference(
            String id,
            Words name,
            List<Source> lawBefore,
            List<Source> law,
            Names namesBefore,
            Names namesAfter) {
        this.id = id;
        this.name = name;
        this.law = law;
        this.lawBefore = lawBefore;
        this.namesBefore = namesBefore;
        this.namesAfter = namesAfter;
        this.before = new Canonical(namesBefore);
        this.after = new Canonical(namesAfter);
    }

    List<Change> between(DecisionTable old, DecisionTable now) {
        if (old.hitPolicy() != now.hitPolicy()) {
            String was = old.hitPolicy().letter();
            String is = now.hitPolicy().letter();
            whole(
                    "hit policy",
                    was,
                    is,
                    new Words(
                            "命中策略由 %s 改为 %s".formatted(was, is),
                            "the hit policy was %s and is %s".formatted(was, is)));
        }
        ColumnMatching inputs =
                ColumnMatching.of(
                        old.inputs().stream().map(input -> column(input, before)).toList(),
                        now.inputs().stream().map(input -> column(input, after)).toList());
        ColumnMatching outputs =
                ColumnMatching.of(
                        old.outputs().stream().map(TableDifference::column).toList(),
                        now.outputs().stream().map(TableDifference::column).toList());
        columns(old, now, inputs, outputs);
        rules(old, now, inputs, outputs);
        return List.copyOf(changes);
    }

    private static ColumnMatching.Column column(DecisionTable.Input input, Canonical canonical) {
        return new ColumnMatching.Column(canonical.expression(input.expression()), input.label());
    }

    private static ColumnMatching.Column column(DecisionTable.Output output) {
        return new ColumnMatching.Column(
                output.name() == null ? "" : output.name(), output.label());
    }

    private void columns(
            DecisionTable old, DecisionTable now, ColumnMatching inputs, ColumnMatching outputs) {
        for (int gone : inputs.gone()) {
            columnGone(head(old.inputs().get(gone)), old.inputs().get(gone).expression());
        }
        for (int added : inputs.added()) {
            columnAdded(head(now.inputs().get(added)), now.inputs().get(added).expression());
        }
        for (int gone : outputs.gone()) {
            columnGone(head(old.outputs().get(gone)), head(old.outputs().get(gone)));
        }
        for (int added : outputs.added()) {
            columnAdded(head(now.outputs().get(added)), head(now.outputs().get(added)));
        }
        for (ColumnMatching.Pair pair : inputs.pairs()) {
            String was = old.inputs().get(pair.before()).expression();
            String is = now.inputs().get(pair.after()).expression();
            if (!before.expression(was).equals(after.expression(is))) {
                String head = head(now.inputs().get(pair.after()));
                whole(
                        head,
                        was,
                        is,
                        new Words(
                                "列“%s”原来读取 %s，现在读取 %s".formatted(head, was, is),
                                "column “%s” read %s and reads %s".formatted(head, was, is)));
            }
        }
        for (ColumnMatching.Pair pair : outputs.pairs()) {
            String was = old.outputs().get(pair.before()).defaultEntry();
            String is = now.outputs().get(pair.after()).defaultEntry();
            if (!before.expression(was).equals(after.expression(is))) {
                String head = head(now.outputs().get(pair.after()));
                whole(
                        head,
                        was == null ? "null" : was,
                        is == null ? "null" : is,
                        new Words(
                                "没有规则符合时，“%s”由 %s 改为 %s".formatted(head, was, is),
                                "where no rule matches, “%s” was %s and is %s"
                                        .formatted(head, was, is)));
            }
        }
    }

    private void columnGone(String head, String expression) {
        changes.add(
                change(
                        Change.Kind.REMOVED,
                        null,
                        head,
                        expression,
                        null,
                        new Words(
                                "不再有列“%s”（%s）".formatted(head, expression),
                                "column “%s” (%s) is gone".formatted(head, expression))));
    }

    private void columnAdded(String head, String expression) {
        changes.add(
                change(
                        Change.Kind.ADDED,
                        null,
                        head,
                        null,
                        expression,
                        new Words(
                                "新增列“%s”（%s）".formatted(head, expression),
                                "column “%s” (%s) is new".formatted(head, expression))));
    }

    private void rules(
            DecisionTable old, DecisionTable now, ColumnMatching inputs, ColumnMatching outputs) {
        int[] partner =
                RuleMatching.of(
                        rows(old, inputs, outputs, ColumnMatching.Pair::before, before),
                        rows(now, inputs, outputs, ColumnMatching.Pair::after, after));
        boolean[] matched = new boolean[now.rules().size()];
        boolean ordered =
                now.hitPolicy() == DecisionTable.HitPolicy.FIRST
                        || now.hitPolicy() == DecisionTable.HitPolicy.RULE_ORDER;
        List<Integer> moved = ordered ? RuleMatching.moved(partner) : List.of();
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] < 0) {
                DecisionTable.Rule gone = old.rules().get(i);
                changes.add(
                        change(
                                Change.Kind.REMOVED,
                                i + 1,
                                null,
                                text(gone),
                                null,
                                ruleWords(
                                        "不再有规则 %d：",
                                        "rule %d is gone: ", i, old, gone, namesBefore)));
                continue;
            }
            matched[partner[i]] = true;
            if (moved.contains(i)) {
                changes.add(
                        change(
                                Change.Kind.MOVED,
                                partner[i] + 1,
                                null,
                                String.valueOf(i + 1),
                                String.valueOf(partner[i] + 1),
                                new Words(
                                        "规则 %d 移到第 %d 条，先符合的规则先适用".formatted(i + 1, partner[i] + 1),
                                        "rule %d is now rule %d, and the first that matches counts"
                                                .formatted(i + 1, partner[i] + 1))));
            }
            cells(old, now, i, partner[i], inputs, outputs);
        }
        for (int j = 0; j < matched.length; j++) {
            if (!matched[j]) {
                DecisionTable.Rule added = now.rules().get(j);
                changes.add(
                        change(
                                Change.Kind.ADDED,
                                j + 1,
                                null,
                                null,
                                text(added),
                                ruleWords(
                                        "新增规则 %d：",
                                        "rule %d is new: ", j, now, added, namesAfter)));
            }
        }
    }

    private static List<RuleMatching.Row> rows(
            DecisionTable table,
            ColumnMatching inputs,
            ColumnMatching outputs,
            ToIntFunction<ColumnMatching.Pair> side,
            Canonical canonical) {
        return table.rules().stream()
                .map(rule ->
                        new RuleMatching.Row(
                                rule.id(),
                                inputs.pairs().stream()
                                        .map(pair ->
                                                canonical.tests(
                                                        rule.inputs().get(side.applyAsInt(pair))))
                                        .toList(),
                                outputs.pairs().stream()
                                        .map(pair ->
                                                canonical.expression(
                                                        rule.outputs().get(side.applyAsInt(pair))))
                                        .toList()))
                .toList();
    }

    private void cells(
            DecisionTable old,
            DecisionTable now,
            int oldNumber,
            int number,
            ColumnMatching inputs,
            ColumnMatching outputs) {
        DecisionTable.Rule was = old.rules().get(oldNumber);
        DecisionTable.Rule is = now.rules().get(number);
        for (ColumnMatching.Pair pair : inputs.pairs()) {
            inputCell(
                    number,
                    head(now.inputs().get(pair.after())),
                    was.inputs().get(pair.before()),
                    is.inputs().get(pair.after()));
        }
        for (int added : inputs.added()) {
            inputCell(number, head(now.inputs().get(added)), ANY, is.inputs().get(added));
        }
        for (int gone : inputs.gone()) {
            inputCell(number, head(old.inputs().get(gone)), was.inputs().get(gone), ANY);
        }
        for (ColumnMatching.Pair pair : outputs.pairs()) {
            String from = was.outputs().get(pair.before());
            String to = is.outputs().get(pair.after());
            if (!before.expression(from).equals(after.expression(to))) {
                String head = head(now.outputs().get(pair.after()));
                changes.add(
                        change(
                                Change.Kind.CHANGED,
                                number + 1,
                                head,
                                from,
                                to,
                                new Words(
                                        "规则 %d 的结果%s由 %s 改为 %s"
                                                .formatted(
                                                        number + 1,
                                                        head.isEmpty() ? "" : "“" + head + "”",
                                                        from,
                                                        to),
                                        "rule %d gave %s%s and gives %s"
                                                .formatted(
                                                        number + 1,
                                                        head.isEmpty() ? "" : "“" + head + "” ",
                                                        from,
                                                        to))));
            }
        }
        String note = String.join(" ", was.annotations());
        String noteNow = String.join(" ", is.annotations());
        if (!Canonical.squeezed(note).equals(Canonical.squeezed(noteNow))) {
            changes.add(
                    change(
                            Change.Kind.CHANGED,
                            number + 1,
                            "annotation",
                            note,
                            noteNow,
                            new Words(
                                    "规则 %d 的注释由“%s”改为“%s”".formatted(number + 1, note, noteNow),
                                    "the note of rule %d was “%s” and is “%s”"
                                            .formatted(number + 1, note, noteNow))));
        }
    }

    private void inputCell(int number, String head, String was, String is) {
        if (before.tests(was).equals(after.tests(is))) {
            return;
        }
        Words from = CellWords.of(was, namesBefore);
        Words to = CellWords.of(is, namesAfter);
        changes.add(
                change(
                        Change.Kind.CHANGED,
                        number + 1,
                        head,
                        was,
                        is,
                        new Words(
                                "规则 %d 的“%s”：原为%s，现为%s"
                                        .formatted(number + 1, head, from.zh(), to.zh()),
                                "rule %d, “%s”: was %s, is %s"
                                        .formatted(number + 1, head, from.en(), to.en()))));
    }

    private static Words ruleWords(
            String zh,
            String en,
            int number,
            DecisionTable table,
            DecisionTable.Rule rule,
            Names names) {
        StringBuilder chinese = new StringBuilder(zh.formatted(number + 1));
        StringBuilder english = new StringBuilder(en.formatted(number + 1));
        boolean none = true;
        for (int i = 0; i < rule.inputs().size(); i++) {
            if (rule.inputs().get(i).strip().equals(ANY)) {
                continue;
            }
            Words cell = CellWords.of(rule.inputs().get(i), names);
            String head = head(table.inputs().get(i));
            chinese.append(none ? "" : "，").append('“').append(head).append('”').append(cell.zh());
            english.append(none ? "" : ", ")
                    .append('“')
                    .append(head)
                    .append("” ")
                    .append(cell.en());
            none = false;
        }
        if (none) {
            chinese.append("任何情况");
            english.append("in any case");
        }
        String result = String.join(", ", rule.outputs());
        chinese.append("：").append(result);
        english.append(": ").append(result);
        return new Words(chinese.toString(), english.toString());
    }

    private static String text(DecisionTable.Rule rule) {
        return String.join(" | ", rule.inputs()) + " → " + String.join(" | ", rule.outputs());
    }

    private static String head(DecisionTable.Input input) {
        return input.label() == null || input.label().isBlank()
                ? Canonical.squeezed(input.expression())
                : input.label();
    }

    private static String head(DecisionTable.Output output) {
        if (output.label() != null && !output.label().isBlank()) {
            return output.label();
        }
        return output.name() == null ? "" : output.name();
    }

    private void whole(String cell, String was, String is, Words text) {
        changes.add(change(Change.Kind.CHANGED, null, cell, was, is, text));
    }

    private Change change(
            Change.Kind kind,
            @Nullable Integer rule,
            @Nullable String cell,
            @Nullable String was,
            @Nullable String is,
            Words text) {
        return new Change(
                Change.Part.DECISION,
                kind,
                id,
                name,
                rule,
                Optional.ofNullable(cell).filter(head -> !head.isEmpty()),
                Optional.ofNullable(was),
                Optional.ofNullable(is),
                text,
                kind == Change.Kind.REMOVED ? lawBefore : law);
    }
}
