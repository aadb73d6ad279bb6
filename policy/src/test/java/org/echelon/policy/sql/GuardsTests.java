package org.echelon.policy.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Definition;
import org.echelon.policy.ir.Expression;
import org.echelon.policy.ir.Range;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;
import org.junit.jupiter.api.Test;

/// Where the test for a positive divisor is asked.
class GuardsTests {

    private static final Whole SALES = column("sales");
    private static final Whole COST = column("cost");
    private static final Truth POSITIVE =
            new Truth.Ordered(Expression.Order.GREATER, SALES, whole(0));

    /// Cost over sales.
    private final Definition ratio =
            new Definition("ratio", List.of(), choice(POSITIVE, COST, new Whole.Null()), SALES);

    private final Whole held = new Whole.Reference(ratio, Definition.Part.NUMERATOR);
    private final Truth half =
            new Truth.Ordered(
                    Expression.Order.AT_LEAST,
                    held,
                    new Whole.Reference(ratio, Definition.Part.DENOMINATOR));

    private static Whole column(String name) {
        return new Whole.Of(
                new Column(name, name, name, 0, Column.Type.NUMBER, 1, Range.of(0, 100), null),
                false);
    }

    private static Whole whole(long value) {
        return Whole.of(value);
    }

    private static Whole choice(Truth condition, Whole then, Whole otherwise) {
        boolean orNull = otherwise instanceof Whole.Null;
        return new Whole.Choice(
                condition,
                then,
                otherwise,
                orNull ? then.range() : then.range().hull(otherwise.range()),
                then.nullable() || otherwise.nullable());
    }

    private static Definition points(Whole table) {
        return new Definition("points", List.of(), table, Whole.Literal.ONE);
    }

    private Guards guards(Definition points, Expression... results) {
        return new Guards(List.of(ratio, points), List.of(results));
    }

    @Test
    void a_table_whose_rules_all_compare_a_ratio_is_asked_for_its_divisor_before() {
        Whole table = choice(half, whole(20), choice(half, whole(10), whole(0)));
        Guards guards = guards(points(table));

        assertThat(guards.before((Whole.Choice) table)).contains(POSITIVE);
        assertThat(guards.value(ratio)).isEqualTo(COST);
    }

    @Test
    void a_rule_for_no_ratio_keeps_the_test_where_it_was() {
        Whole table = choice(new Truth.Missing(held), whole(5), choice(half, whole(10), whole(0)));
        stays(guards(points(table)), table);
    }

    @Test
    void a_rule_that_may_hold_without_the_ratio_keeps_it_too() {
        Truth orLittleCost =
                new Truth.Or(
                        List.of(half, new Truth.Ordered(Expression.Order.LESS, COST, whole(3))));
        Whole table = choice(orLittleCost, whole(10), whole(0));
        stays(guards(points(table)), table);
    }

    @Test
    void a_ratio_that_is_read_elsewhere_keeps_its_own_test() {
        Whole table = choice(half, whole(10), whole(0));
        stays(guards(points(table), held), table);
        stays(guards(points(choice(half, held, whole(0)))), table);
        stays(guards(points(choice(half, whole(10), held))), table);
    }

    private void stays(Guards guards, Whole table) {
        assertThat(guards.before((Whole.Choice) table)).isEmpty();
        assertThat(guards.value(ratio)).isEqualTo(ratio.value());
    }
}
