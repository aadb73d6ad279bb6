package org.echelon.population;

import static org.echelon.population.Database.name;
import static org.echelon.population.Database.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.message.Words;
import org.echelon.population.BudgetResult.Claims;
import org.echelon.population.BudgetResult.Cut;

/// Cuts the amounts of those who meet all conditions to a budget, exact to the fen.
///
/// First come: each gets its amount until the money is gone; the one at the cut gets what is left.
/// Pro rata: each gets its amount times budget over the sum, cut to whole fen; the fen that are
/// then left go, one each, to those that lost most by the cut, the earlier first, as
/// [org.echelon.quantity.Money#split] does it. So the parts add up to the budget, and none is above
/// its amount.
final class BudgetRun {

    private static final int FEN = 100;

    private final Population population;
    private final Budget budget;
    private final Side side;
    private final String table;

    /// @param table the table to make: `row`, `place`, `amount`, `first_come`, `pro_rata`
    BudgetRun(Population population, Budget budget, Side side, String table) {
        this.population = population;
        this.budget = budget;
        this.side = side;
        this.table = table;
    }

    /// @throws Refused when none of the rules pays, or the order is a column that is not there
    static void check(Population population, Budget budget, List<Side> sides) throws Refused {
        if (sides.stream().noneMatch(side -> side.table().pays())) {
            String rules = String.join(", ", sides.stream().map(Side::label).toList());
            throw new Refused(
                    List.of(
                            new Problem(
                                    "pays_nothing",
                                    "--budget",
                                    new Words(
                                            "%s 当日没有需支付的金额，预算无从分配；请选择有奖补金额的政策或另选 --as-of"
                                                    .formatted(rules),
                                            "%s pays nothing on the day, so there is nothing to cut; take a programme with an amount, or another --as-of"
                                                    .formatted(rules)))));
        }
        if (budget.order().isEmpty()) {
            return;
        }
        List<String> columns =
                population
                        .database()
                        .query(
                                "select column_name from (describe raw_enterprises)",
                                row -> row.getString(1))
                        .stream()
                        .filter(column -> !column.equals("row"))
                        .toList();
        if (!columns.contains(budget.order().get())) {
            throw new Refused(
                    List.of(
                            new Problem(
                                    "missing_column",
                                    "--order " + budget.order().get(),
                                    new Words(
                                            "enterprises 没有该列；现有的列为 %s"
                                                    .formatted(String.join("、", columns)),
                                            "enterprises has no such column; there are %s"
                                                    .formatted(String.join(", ", columns))))));
        }
    }

    BudgetResult run(List<String> dimensions, GroupNames names) {
        Database database = population.database();
        BudgetResult.Order order = claims();
        database.run(
                """
                create table %s as
                with whole as (select coalesce(sum(fen), 0) as asked from claim),
                came as (
                  select c.*, %2$s as budget, w.asked,
                         greatest(0, least(fen, %2$s - coalesce(sum(fen) over (order by place rows between unbounded preceding and 1 preceding), 0))) as first_come,
                         if(w.asked <= %2$s, fen, fen * %2$s // w.asked) as share,
                         if(w.asked <= %2$s, 0, fen * %2$s %% w.asked) as lost
                  from claim c, whole w),
                ranked as (
                  select *, row_number() over (order by lost desc, place) as turn,
                         least(budget, asked) - sum(share) over () as left_over
                  from came)
                select "row", place, amount,
                       cast(cast(first_come as decimal(38,0)) * 0.01 as decimal(18,2)) as first_come,
                       cast(cast(share + if(turn <= left_over, 1, 0) as decimal(38,0)) * 0.01 as decimal(18,2)) as pro_rata
                from ranked
                """
                        .formatted(name(table), fen()));
        List<BudgetResult.Group> groups = new ArrayList<>();
        for (String dimension : dimensions) {
            groups.addAll(
                    database.query(
                            "select p.%s as part, %s from %s b join part p on p.\"row\" = b.\"row\" group by 1 order by 1"
                                    .formatted(name(dimension), SUMS, name(table)),
                            row -> {
                                String code = row.getString("part");
                                return new BudgetResult.Group(
                                        dimension, code, names.of(dimension, code), claims(row));
                            }));
        }
        return new BudgetResult(
                side.label(),
                budget.yuan().yuan().toDecimal(2, java.math.RoundingMode.UNNECESSARY),
                side.rules()
                        .flatMap(rules -> rules.version().definition().budget())
                        .flatMap(own -> Optional.ofNullable(own.rule())),
                order,
                database.number(
                        "select count(*) from %s where verdict = 'met' and amount is null"
                                .formatted(name(side.table().name()))),
                database.query("select %s from %s".formatted(SUMS, name(table)), BudgetRun::claims)
                        .getFirst(),
                groups);
    }

    private static final String SUMS =
            """
            count(*) as claims, coalesce(sum(amount), 0) as asked,
            count(*) filter (where first_come = amount) as f_paid, count(*) filter (where first_come > 0 and first_come < amount) as f_part,
            count(*) filter (where first_come = 0) as f_none, coalesce(sum(first_come), 0) as f_amount,
            count(*) filter (where pro_rata = amount) as p_paid, count(*) filter (where pro_rata > 0 and pro_rata < amount) as p_part,
            count(*) filter (where pro_rata = 0) as p_none, coalesce(sum(pro_rata), 0) as p_amount\
            """;

    private static Claims claims(ResultSet row) throws SQLException {
        return new Claims(
                row.getLong("claims"), row.getBigDecimal("asked"), cut(row, "f"), cut(row, "p"));
    }

    private static Cut cut(ResultSet row, String way) throws SQLException {
        return new Cut(
                row.getLong(way + "_paid"),
                row.getLong(way + "_part"),
                row.getLong(way + "_none"),
                row.getBigDecimal(way + "_amount"));
    }

    private String fen() {
        return "cast(%d as hugeint)".formatted(budget.yuan().fen());
    }

    /// Makes `claim`: everyone who is to be paid, with a place in the order.
    private BudgetResult.Order claims() {
        Database database = population.database();
        String met =
                " from %s v join enterprise e on e.\"row\" = v.\"row\"%s where v.verdict = 'met' and v.amount > 0"
                        .formatted(
                                name(side.table().name()),
                                budget.order().isPresent()
                                        ? " join raw_enterprises o on o.\"row\" = v.\"row\""
                                        : "");
        String as = "file";
        String key = "null";
        long without = 0;
        if (budget.order().isPresent()) {
            String value =
                    "nullif(trim(cast(o.%s as varchar)), '')".formatted(name(budget.order().get()));
            String number = "try_cast(%s as decimal(38,9))".formatted(value);
            String time = "try_cast(%s as timestamp)".formatted(value);
            as = all(value, number, met) ? "numbers" : all(value, time, met) ? "times" : "texts";
            key =
                    switch (as) {
                        case "numbers" -> number;
                        case "times" -> time;
                        default -> value;
                    };
            without = database.number("select count(*) %s and %s is null".formatted(met, value));
        }
        database.run("drop table if exists claim");
        database.run(
                "create table claim as select v.\"row\", row_number() over (order by %s nulls last, v.\"row\") as place, v.amount, cast(v.amount * %d as hugeint) as fen%s"
                        .formatted(key, FEN, met));
        return new BudgetResult.Order(budget.order(), as, without);
    }

    private boolean all(String value, String converted, String met) {
        return population
                        .database()
                        .number(
                                "select count(*) %s and %s is not null and %s is null"
                                        .formatted(met, value, converted))
                == 0;
    }

    /// Writes who gets what, under the name of the table.
    void write(ResultFiles files) {
        files.copy(
                table,
                "select %s, b.place, b.amount, b.first_come, b.pro_rata from %s b join enterprise e on e.\"row\" = b.\"row\" order by b.place"
                        .formatted(files.key(), name(table)));
    }

    /// The two orders in words.
    static Words words(BudgetResult.Order order) {
        if (order.column().isEmpty()) {
            return new Words(
                    "先后按企业名单文件中的顺序；用 --order 可按其他列排序",
                    "who comes first is told by the order of the file of enterprises; --order names a column instead");
        }
        String column = text(order.column().get());
        Words as =
                switch (order.as()) {
                    case "numbers" -> new Words("数值，从小到大", "numbers, the least first");
                    case "times" -> new Words("时间，从早到晚", "times, the earliest first");
                    default -> new Words("文字", "texts");
                };
        return new Words(
                "先后按列 %s（%s）；该列为空的 %,d 家排在最后；相同的按文件顺序".formatted(column, as.zh(), order.without()),
                "who comes first is told by the column %s (%s); %,d without a value come last, equal ones in the order of the file"
                        .formatted(column, as.en(), order.without()));
    }

    /// What is left of a budget.
    static java.math.BigDecimal left(BudgetResult result, Cut cut) {
        return result.yuan().subtract(cut.amount());
    }

    static Optional<BudgetRun> of(
            Population population, Optional<Budget> budget, Side side, String table) {
        return budget.filter(_ -> side.table().pays())
                .map(found -> new BudgetRun(population, found, side, table));
    }
}
