package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.dmn.Formula;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.message.Diagnostic;

/// The decision reads a member that its input never has: a fact of the moment from `last`, a
/// misspelt particular of a title. It is null, for every subject and in silence.
final class UnprovidedMember implements StudyCheck {

    private static final List<String> TITLE = List.of("title", "number", "from", "until");
    private static final List<String> AWARD =
            List.of("programme", "matter", "level", "amount", "on");

    @Override
    public List<Diagnostic> find(Study study) {
        Set<Diagnostic> found = new LinkedHashSet<>();
        for (Formula formula : study.symbols().formulas()) {
            Parts.forEach(
                    formula,
                    (part, at) -> {
                        if (part instanceof Expression.Path(var value, String member)) {
                            look(study, value, member, at).ifPresent(found::add);
                        }
                    });
        }
        return new ArrayList<>(found);
    }

    private static Optional<Diagnostic> look(
            Study study, Expression value, String member, Place at) {
        Symbols.Sort sort = study.symbols().sort(value, at);
        String place = study.subject().place() + ", " + at.formula().place();
        return switch (sort) {
            case YEAR, YEARS, CURRENT, PANEL -> fact(study, value, member, sort, place);
            case SUBJECT -> ofSubject(study.subject().programme().subjectKind(), member, place);
            case TITLE, TITLES -> member(TITLE, "a title", member, place);
            case AWARD, AWARDS -> member(AWARD, "an award", member, place);
            case PARAMETERS, AS_OF, UNKNOWN -> Optional.empty();
        };
    }

    private static Optional<Diagnostic> fact(
            Study study, Expression value, String member, Symbols.Sort sort, String place) {
        boolean yearly = sort == Symbols.Sort.YEAR || sort == Symbols.Sort.YEARS;
        if (yearly && member.equals("year")) {
            return Optional.empty();
        }
        Optional<FactDefinition> fact = study.symbols().facts().find(member);
        if (fact.isEmpty()) {
            return isPlain(value) // then the check of unknown facts says so
                    ? Optional.empty()
                    : Optional.of(
                            Diagnostic.error(
                                    "unknown_fact",
                                    place,
                                    "'%s' is no fact of the dictionary; mend the name or add it to facts.yaml"
                                            .formatted(member)));
        }
        if (Symbols.provides(sort, fact.get())) {
            return Optional.empty();
        }
        return Optional.of(
                Diagnostic.error(
                        "fact_elsewhere",
                        place,
                        "`%s.%s` is always null: %s is a %s fact; read %s"
                                .formatted(
                                        ExpressionText.of(value),
                                        member,
                                        member,
                                        switch (fact.get().period()) {
                                            case YEARLY -> "yearly";
                                            case CURRENT -> "current";
                                            case PANEL -> "panel";
                                        },
                                        switch (fact.get().period()) {
                                            case YEARLY -> "last." + member + ", or years";
                                            case CURRENT -> "current." + member;
                                            case PANEL -> "panel." + member;
                                        })));
    }

    private static boolean isPlain(Expression value) {
        return (value instanceof Expression.Name(String name)
                        && List.of("last", "years", "current", "panel").contains(name))
                || (value instanceof Expression.Filter(var list, _) && isPlain(list));
    }

    private static Optional<Diagnostic> ofSubject(Subject.Kind kind, String member, String place) {
        List<String> known = new ArrayList<>();
        kind.particulars().forEach(particular -> known.add(particular.entry()));
        known.add("name");
        return member(known, "the " + kind.code(), member, place);
    }

    private static Optional<Diagnostic> member(
            List<String> known, String what, String member, String place) {
        return known.contains(member)
                ? Optional.empty()
                : Optional.of(
                        Diagnostic.error(
                                "unknown_member",
                                place,
                                "%s has no '%s', so it is always null; known are %s"
                                        .formatted(what, member, String.join(", ", known))));
    }
}
