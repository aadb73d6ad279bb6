package org.echelon.policy.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.SharedFolder;
import org.echelon.policy.Version;
import org.echelon.policy.ir.Day;
import org.echelon.policy.ir.Definition;
import org.echelon.policy.ir.Expression.Order;
import org.echelon.policy.ir.Relation;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;
import org.echelon.policy.lower.Lowering;
import org.junit.jupiter.api.Test;

class RegistersTests {

    private static final Programmes PROGRAMMES =
            Programmes.read(SharedFolder.root().resolve("programmes"));

    @Test
    void a_register_is_gone_through_once_whatever_is_asked_of_it() {
        List<String> apart = new ArrayList<>();
        int grouped = 0;
        for (Programme programme : PROGRAMMES.all()) {
            for (Version version : programme.versions()) {
                Sql sql =
                        version.lowering(programme)
                                .flatMap(Lowering::plan)
                                .map(plan -> SqlPrinter.print(plan, new DuckDb()))
                                .orElse(null);
                if (sql == null) {
                    continue;
                }
                grouped += sql.text().split("GROUP BY record.key", -1).length - 1;
                if (sql.text().contains("record.key = subject.key")) {
                    apart.add(version.place());
                }
            }
        }
        assertThat(grouped).isGreaterThan(10);
        assertThat(apart).isEmpty();
    }

    @Test
    void one_day_of_a_record_against_one_of_the_subject_is_the_first_or_the_last() {
        Registers registers = new Registers(_ -> "…");

        assertThat(registers.exists(Relation.TITLES, before("from")))
                .hasValue("coalesce(subject.\"titles, question 1\" < …, FALSE)");
        assertThat(registers.exists(Relation.TITLES, new Truth.Missing(before("from"))))
                .hasValue("coalesce(… AND subject.\"titles, question 2\" > 0, FALSE)");
        assertThat(registers.steps())
                .singleElement()
                .asString()
                .contains("min(…) AS", "count(*) AS");
    }

    @Test
    void what_no_grouping_answers_stays_a_question_of_its_own() {
        Registers registers = new Registers(_ -> "…");
        Truth two = new Truth.And(List.of(before("from"), before("until")));

        assertThat(registers.exists(Relation.TITLES, two)).isEmpty();
        assertThat(registers.total(Relation.TITLES, before("from"), Whole.Literal.ONE)).isEmpty();
        assertThat(
                        registers.outermost(
                                true,
                                Relation.TITLES,
                                before("from"),
                                new Day.Field(Relation.TITLES, "until")))
                .isEmpty();
        assertThat(registers.steps()).isEmpty();
    }

    /// Whether a day of a title lies before one of the subject, which may be null.
    private static Truth before(String field) {
        return new Truth.DayOrdered(
                Order.LESS,
                new Day.Field(Relation.TITLES, field),
                new Day.Reference(new Definition("day", List.of(), new Day.Null(), null)));
    }
}
