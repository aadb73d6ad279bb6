package org.echelon.population;

import static org.echelon.population.Database.name;
import static org.echelon.population.Database.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.echelon.policy.fact.Award;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.Title;
import org.jspecify.annotations.Nullable;

/// Writes enterprises with their facts, titles and awards as the files of a population, wide
/// Parquet as [Population] reads it.
public final class PopulationWriter implements AutoCloseable {

    private static final int DECIMALS = 10;

    private final Database database;
    private final List<FactDefinition> facts;
    private final DuckDBAppender enterprises;
    private final DuckDBAppender figures;
    private final DuckDBAppender titles;
    private final DuckDBAppender awards;

    private PopulationWriter(Database database, List<FactDefinition> facts) throws SQLException {
        this.database = database;
        this.facts = facts;
        database.run(
                "create table enterprises (uscc varchar, other_id varchar, name varchar, region varchar, industry varchar, registered_on varchar)");
        database.run(
                "create table facts (uscc varchar, other_id varchar, \"year\" integer%s)"
                        .formatted(
                                facts.stream()
                                        .map(fact -> ", " + name(fact.id()) + " varchar")
                                        .collect(Collectors.joining())));
        database.run(
                "create table titles (uscc varchar, other_id varchar, title varchar, number varchar, \"from\" varchar, \"until\" varchar)");
        database.run(
                "create table awards (uscc varchar, other_id varchar, programme varchar, matter varchar, level varchar, amount varchar, \"on\" varchar)");
        this.enterprises = database.connection().createAppender("main", "enterprises");
        this.figures = database.connection().createAppender("main", "facts");
        this.titles = database.connection().createAppender("main", "titles");
        this.awards = database.connection().createAppender("main", "awards");
    }

    /// @param work an empty folder for the working database
    /// @param facts those that have a column
    /// @param memory megabytes for the working database
    public static PopulationWriter in(Path work, Collection<FactDefinition> facts, long memory) {
        Database database = Database.open(work, 1, memory);
        try {
            return new PopulationWriter(database, List.copyOf(facts));
        } catch (SQLException e) {
            database.close();
            throw new Fault("the files of a population could not be begun", e);
        }
    }

    /// Adds an enterprise with all that is known of it.
    public void add(EnterpriseFacts known) {
        var enterprise = known.enterprise();
        List<@Nullable String> id = new ArrayList<>();
        id.add(enterprise.uscc());
        id.add(enterprise.otherId());
        try {
            row(
                    enterprises,
                    id,
                    enterprise.name(),
                    enterprise.region(),
                    enterprise.industry(),
                    plain(enterprise.registeredOn()));
            if (!known.current().isEmpty()) {
                figures(id, null, known.current());
            }
            for (var year : known.yearly().entrySet()) {
                figures(id, year.getKey(), year.getValue());
            }
            for (Title title : known.holds()) {
                row(
                        titles,
                        id,
                        title.title(),
                        title.number(),
                        plain(title.from()),
                        plain(title.until()));
            }
            for (Award award : known.received()) {
                row(
                        awards,
                        id,
                        award.programme(),
                        award.matter(),
                        award.level(),
                        award.amount().toDecimal(2, RoundingMode.UNNECESSARY).toPlainString(),
                        plain(award.on()));
            }
        } catch (SQLException e) {
            throw new Fault("an enterprise could not be written", e);
        }
    }

    private static @Nullable String plain(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static void row(
            DuckDBAppender appender, List<@Nullable String> id, @Nullable String... cells)
            throws SQLException {
        appender.beginRow();
        for (String part : id) {
            append(appender, part);
        }
        for (String cell : cells) {
            append(appender, cell);
        }
        appender.endRow();
    }

    private static void append(DuckDBAppender appender, @Nullable String cell) throws SQLException {
        if (cell == null) {
            appender.appendNull();
        } else {
            appender.append(cell);
        }
    }

    private void figures(
            List<@Nullable String> id, @Nullable Integer year, Map<String, FactValue> values)
            throws SQLException {
        figures.beginRow();
        for (String part : id) {
            append(figures, part);
        }
        if (year == null) {
            figures.appendNull();
        } else {
            figures.append(year.intValue());
        }
        for (FactDefinition fact : facts) {
            append(
                    figures,
                    Optional.ofNullable(values.get(fact.id()))
                            .map(PopulationWriter::written)
                            .orElse(null));
        }
        figures.endRow();
    }

    private static String written(FactValue value) {
        return switch (value) {
            case FactValue.Numeric(var number) -> {
                BigDecimal decimal = number.toDecimal(DECIMALS, RoundingMode.HALF_UP);
                yield decimal.stripTrailingZeros().toPlainString();
            }
            case FactValue.Truth(boolean truth) -> Boolean.toString(truth);
            case FactValue.Text(String text) -> text;
            case FactValue.Day(var day) -> day.toString();
        };
    }

    /// Writes the files; nothing more can be added.
    ///
    /// @param folder where they go
    /// @return the files by name
    public Map<String, Path> write(Path folder) {
        try {
            enterprises.close();
            figures.close();
            titles.close();
            awards.close();
        } catch (SQLException e) {
            throw new Fault("the files of a population could not be written", e);
        }
        Map<String, Path> files = new LinkedHashMap<>();
        copy(
                "enterprises",
                "select * replace (cast(registered_on as date) as registered_on) from enterprises",
                folder,
                files);
        String typed =
                facts.stream()
                        .map(fact ->
                                ", cast(%1$s as %2$s) as %1$s"
                                        .formatted(name(fact.id()), FactColumn.type(fact)))
                        .collect(Collectors.joining());
        copy("facts", "select uscc, other_id, \"year\"" + typed + " from facts", folder, files);
        copy(
                "titles",
                "select * replace (cast(\"from\" as date) as \"from\", cast(\"until\" as date) as \"until\") from titles",
                folder,
                files);
        copy(
                "awards",
                "select * replace (cast(amount as decimal(18,2)) as amount, cast(\"on\" as date) as \"on\") from awards",
                folder,
                files);
        return files;
    }

    private void copy(String table, String sql, Path folder, Map<String, Path> files) {
        Path file = folder.resolve(table + ".parquet");
        database.run(
                "copy (%s) to %s (format parquet, compression zstd)"
                        .formatted(sql, text(file.toString())));
        files.put(table + ".parquet", file);
    }

    @Override
    public void close() {
        database.close();
    }
}
