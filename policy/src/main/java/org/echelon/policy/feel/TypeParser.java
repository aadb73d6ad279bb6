package org.echelon.policy.feel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads types: `number`, `list<string>`, `context<a: number>`, `function<number> -> number`.
final class TypeParser {
    private static final int MAX_NESTING = 50;

    private static final Map<String, FeelType> BASIC =
            Map.ofEntries(
                    Map.entry("dateTime", FeelType.Basic.DATE_TIME),
                    Map.entry("date time", FeelType.Basic.DATE_TIME),
                    Map.entry("dayTimeDuration", FeelType.Basic.DAYS_DURATION),
                    Map.entry("days and time duration", FeelType.Basic.DAYS_DURATION),
                    Map.entry("yearMonthDuration", FeelType.Basic.MONTHS_DURATION),
                    Map.entry("years and months duration", FeelType.Basic.MONTHS_DURATION),
                    Map.entry("date and time", FeelType.Basic.DATE_TIME),
                    Map.entry("Any", FeelType.Basic.ANY),
                    Map.entry("Null", FeelType.Basic.NULL),
                    Map.entry("number", FeelType.Basic.NUMBER),
                    Map.entry("string", FeelType.Basic.STRING),
                    Map.entry("boolean", FeelType.Basic.BOOLEAN),
                    Map.entry("date", FeelType.Basic.DATE),
                    Map.entry("time", FeelType.Basic.TIME));

    private static final Names NAMES = Names.of(BASIC.keySet());

    private final Cursor cursor;
    private int nesting;

    TypeParser(Cursor cursor) {
        this.cursor = cursor;
    }

    FeelType type() {
        if (++nesting > MAX_NESTING) {
            throw cursor.expected("a type that is nested less deep");
        }
        Names outer = cursor.names();
        cursor.scope(outer.plusAll(NAMES));
        FeelType type = read(outer);
        cursor.scope(outer);
        nesting--;
        return type;
    }

    private FeelType read(Names outer) {
        Token token = cursor.token();
        if (token.kind() != Token.Kind.NAME && token.kind() != Token.Kind.KEYWORD) {
            throw cursor.expected("a type");
        }
        cursor.take();
        boolean parts = cursor.atSymbol("<");
        return switch (token.text()) {
            case "list" -> parts ? new FeelType.ListOf(part()) : list();
            case "range" ->
                    parts ? new FeelType.RangeOf(part()) : new FeelType.RangeOf(FeelType.Basic.ANY);
            case "context" -> parts ? context(outer) : new FeelType.ContextOf(Map.of());
            case "function" -> function();
            default -> {
                FeelType basic = BASIC.get(token.text());
                yield basic != null ? basic : named(token);
            }
        };
    }

    private static FeelType list() {
        return new FeelType.ListOf(FeelType.Basic.ANY);
    }

    private FeelType named(Token first) {
        StringBuilder name = new StringBuilder(first.text());
        while (cursor.atSymbol(".")) {
            name.append('.').append(cursor.takeMember());
        }
        return new FeelType.Named(name.toString());
    }

    private FeelType part() {
        cursor.expectSymbol("<", "before the type of the parts");
        FeelType type = type();
        cursor.expectSymbol(">", "after the type of the parts");
        return type;
    }

    private FeelType context(Names outer) {
        cursor.take();
        Map<String, FeelType> entries = new LinkedHashMap<>();
        do {
            Token name = cursor.newName(":");
            if (name == null) {
                throw cursor.expected("a name and ':' in the context type");
            }
            cursor.scope(outer);
            cursor.takeUntil(name.end());
            cursor.expectSymbol(":", "after the name in the context type");
            entries.put(name.text(), type());
        } while (cursor.takeSymbol(","));
        cursor.expectSymbol(">", "after the entries of the context type");
        return new FeelType.ContextOf(entries);
    }

    private FeelType function() {
        List<FeelType> parameters = new ArrayList<>();
        if (cursor.takeSymbol("<") && !cursor.takeSymbol(">")) {
            do {
                parameters.add(type());
            } while (cursor.takeSymbol(","));
            cursor.expectSymbol(">", "after the types of the parameters");
        }
        FeelType result = cursor.takeSymbol("->") ? type() : FeelType.Basic.ANY;
        return new FeelType.FunctionOf(parameters, result);
    }
}
