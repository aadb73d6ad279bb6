package org.echelon.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Titles and awards of a population as tables `title` and `award`. The registers are complete:
/// what is not in them is not held and was not received.
final class Register {

    private static final List<String> TITLE = List.of("title", "number", "from", "until");
    private static final List<String> AWARD =
            List.of("programme", "matter", "level", "amount", "on");

    private final Database database;

    Register(Database database) {
        this.database = database;
    }

    static List<Problem> missing(TableFile file) {
        List<Problem> problems = new ArrayList<>();
        if (!file.has("uscc") && !file.has("other_id")) {
            problems.add(Enterprises.missing(file, "uscc"));
        }
        (file.kind().equals("titles") ? TITLE : AWARD)
                .stream()
                        .filter(column -> !file.has(column))
                        .forEach(column -> problems.add(Enterprises.missing(file, column)));
        return problems;
    }

    void loadTitles(Optional<TableFile> found) {
        if (found.isEmpty()) {
            database.run(
                    "create table title (id varchar, title varchar, number varchar, \"from\" date, \"until\" date)");
            return;
        }
        TableFile file = found.get();
        database.run(
                """
                create table title as
                select %s as id, %s as title, %s as number, try_cast(%s as date) as "from", try_cast(%s as date) as "until" from %s
                """
                        .formatted(
                                Enterprises.id(file),
                                Enterprises.text(file, "title"),
                                Enterprises.text(file, "number"),
                                Enterprises.text(file, "from"),
                                Enterprises.text(file, "until"),
                                file.raw()));
        missing(file, "title");
        missing(file, "from");
        wrong(file, "from", "date", "wrong_date");
        wrong(file, "until", "date", "wrong_date");
    }

    void loadAwards(Optional<TableFile> found) {
        if (found.isEmpty()) {
            database.run(
                    "create table award (id varchar, programme varchar, matter varchar, level varchar, amount decimal(18,2), \"on\" date)");
            return;
        }
        TableFile file = found.get();
        database.run(
                """
                create table award as
                select %s as id, %s as programme, %s as matter, %s as level, try_cast(%s as decimal(18,2)) as amount, try_cast(%s as date) as "on" from %s
                """
                        .formatted(
                                Enterprises.id(file),
                                Enterprises.text(file, "programme"),
                                Enterprises.text(file, "matter"),
                                Enterprises.text(file, "level"),
                                Enterprises.text(file, "amount"),
                                Enterprises.text(file, "on"),
                                file.raw()));
        missing(file, "programme");
        missing(file, "amount");
        missing(file, "on");
        wrong(file, "on", "date", "wrong_date");
        wrong(file, "amount", "decimal(18,2)", "wrong_amount");
        problem(
                file,
                "wrong_amount",
                "amount",
                "try_cast(%1$s as decimal(38,14)) is distinct from try_cast(%1$s as decimal(18,2))"
                        .formatted(Enterprises.text(file, "amount")));
    }

    private void missing(TableFile file, String column) {
        problem(file, "missing_value", column, Enterprises.text(file, column) + " is null");
    }

    private void wrong(TableFile file, String column, String type, String code) {
        String cell = Enterprises.text(file, column);
        problem(
                file,
                code,
                column,
                "%s is not null and try_cast(%s as %s) is null".formatted(cell, cell, type));
    }

    private void problem(TableFile file, String code, String column, String where) {
        database.run(
                """
                insert into problem
                select '%s', "row", %s, null, '%s', '%s', %s, null from %s where %s
                """
                        .formatted(
                                file.kind(),
                                Enterprises.id(file),
                                code,
                                column,
                                Enterprises.text(file, column),
                                file.raw(),
                                where));
    }
}
