package org.echelon.policy.ir;

import java.util.Optional;

/// A register of dated records of a subject, of which a row has none or many.
public enum Relation {
    /// `holds`: titles.
    TITLES("titles", "holds"),
    /// `received`: awards.
    AWARDS("awards", "received");

    /// Fen of a DECIMAL(18,2) of yuan.
    public static final Range AMOUNT =
            Range.of(-1_000_000_000_000_000_000L, 1_000_000_000_000_000_000L);

    private final String table;
    private final String input;

    Relation(String table, String input) {
        this.table = table;
        this.input = input;
    }

    /// Its name among the files of a population.
    public String table() {
        return table;
    }

    /// Its name in a decision.
    public String input() {
        return input;
    }

    public Optional<Column.Type> field(String name) {
        return Optional.ofNullable(
                switch (this) {
                    case TITLES ->
                            switch (name) {
                                case "title", "number" -> Column.Type.TEXT;
                                case "from", "until" -> Column.Type.DAY;
                                default -> null;
                            };
                    case AWARDS ->
                            switch (name) {
                                case "programme", "matter", "level" -> Column.Type.TEXT;
                                case "amount" -> Column.Type.NUMBER;
                                case "on" -> Column.Type.DAY;
                                default -> null;
                            };
                });
    }

    /// Whether a field may be null: a title's end never is, one without end is far away.
    public boolean nullable(String field) {
        return switch (field) {
            case "number", "matter", "level" -> true;
            default -> false;
        };
    }
}
