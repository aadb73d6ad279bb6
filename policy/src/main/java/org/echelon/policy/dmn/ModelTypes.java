package org.echelon.policy.dmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.policy.feel.FeelParser;
import org.echelon.policy.feel.FeelType;
import org.echelon.policy.feel.Interpreter;
import org.echelon.policy.feel.Names;
import org.echelon.policy.feel.Parsed;
import org.echelon.policy.feel.Problem;
import org.echelon.policy.feel.Types;
import org.echelon.policy.feel.UnaryTests;
import org.echelon.policy.feel.Value;
import org.echelon.policy.message.Diagnostic;
import org.jspecify.annotations.Nullable;

/// The types of one model and, under their import's name, of those it imports.
final class ModelTypes implements Types {

    private static final Map<String, DmnType> BUILT_IN = builtIn();

    private final String place;
    private final List<Diagnostic> diagnostics;
    private final Names names;
    private final Map<String, DmnType.Named> defined = new HashMap<>();
    private final Map<String, ModelTypes> imported;

    /// @param imported by the import's name
    ModelTypes(
            String place,
            DecisionModel model,
            Map<String, ModelTypes> imported,
            Names names,
            List<Diagnostic> diagnostics) {
        this.place = place;
        this.imported = imported;
        this.names = names;
        this.diagnostics = diagnostics;
        for (ItemDefinition type : model.types()) {
            if (defined.put(type.name(), new DmnType.Named()) != null) {
                error("dmn_duplicate_type", type.name(), "the type is defined twice; keep one");
            }
        }
        refuseAliasCycles(model);
        for (ItemDefinition type : model.types()) {
            DmnType.Named named = defined.get(type.name());
            if (named != null) {
                named.resolve(structure(type, type.name()));
            }
        }
    }

    private static Map<String, DmnType> builtIn() {
        Map<String, DmnType> types = new HashMap<>();
        for (FeelType.Basic basic : FeelType.Basic.values()) {
            types.put(basic.text(), new DmnType.Basic(basic));
        }
        types.put("Any", DmnType.any());
        types.put("any", DmnType.any());
        types.put("dateTime", new DmnType.Basic(FeelType.Basic.DATE_TIME));
        types.put("dayTimeDuration", new DmnType.Basic(FeelType.Basic.DAYS_DURATION));
        types.put("yearMonthDuration", new DmnType.Basic(FeelType.Basic.MONTHS_DURATION));
        types.put("list", new DmnType.ListOf(DmnType.any()));
        types.put("context", new DmnType.ContextOf(Map.of()));
        types.put("range", new DmnType.RangeOf());
        types.put("function", new DmnType.FunctionOf(DmnType.any()));
        return Map.copyOf(types);
    }

    /// The type of that name; a diagnostic and any type where there is none.
    ///
    /// @param where what states it, for the diagnostic's place
    DmnType type(@Nullable String name, String where) {
        if (name == null) {
            return DmnType.any();
        }
        DmnType found = find(name);
        if (found == null) {
            diagnostics.add(
                    Diagnostic.error(
                            "dmn_unknown_type",
                            where,
                            "the type \""
                                    + name
                                    + "\" is neither FEEL's nor defined in the model; write"
                                    + " number, string, boolean, date, … or add an item"
                                    + " definition of that name"));
            return DmnType.any();
        }
        return found;
    }

    @Nullable DmnType find(String name) {
        DmnType.Named own = defined.get(name);
        if (own != null) {
            return own;
        }
        DmnType basic = BUILT_IN.get(name);
        if (basic != null) {
            return basic;
        }
        if (name.startsWith("list<") && name.endsWith(">")) {
            DmnType items = find(name.substring(5, name.length() - 1).strip());
            return items == null ? null : new DmnType.ListOf(items);
        }
        if (name.startsWith("range<") && name.endsWith(">")) {
            return new DmnType.RangeOf();
        }
        for (var entry : imported.entrySet()) {
            String prefix = entry.getKey().isEmpty() ? "" : entry.getKey() + ".";
            if (name.startsWith(prefix)) {
                DmnType found = entry.getValue().find(name.substring(prefix.length()));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    @Override
    public Value holds(String name, Value value, Interpreter interpreter) {
        DmnType type = find(name);
        if (type == null) {
            type = findInImports(name);
        }
        if (type == null) {
            return Value.NULL;
        }
        if (value instanceof Value.Null) {
            return Value.FALSE;
        }
        Value fitted = type.fit(value, interpreter);
        if (fitted == null) {
            return Value.FALSE;
        }
        return fitted instanceof Value.OpenAny(_, var causes)
                ? new Value.OpenTruth(true, true, false, causes)
                : Value.TRUE;
    }

    /// A name without prefix inside an imported model's expression.
    private @Nullable DmnType findInImports(String name) {
        for (ModelTypes types : imported.values()) {
            DmnType found = types.find(name);
            if (found == null) {
                found = types.findInImports(name);
            }
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private DmnType structure(ItemDefinition item, String path) {
        DmnType type;
        if (!item.components().isEmpty()) {
            Map<String, DmnType> components = new LinkedHashMap<>();
            for (ItemDefinition component : item.components()) {
                components.put(
                        component.name(), structure(component, path + "." + component.name()));
            }
            type = new DmnType.ContextOf(components);
        } else if (item.function() != null) {
            type =
                    new DmnType.FunctionOf(
                            type(item.function().outputTypeRef(), place + ", type " + path));
        } else {
            type = type(item.typeRef(), place + ", type " + path);
        }
        type = restricted(type, item.allowedValues(), path, "allowed values");
        if (item.collection()) {
            type = new DmnType.ListOf(type);
        }
        return restricted(type, item.typeConstraint(), path, "type constraint");
    }

    private DmnType restricted(DmnType type, @Nullable String tests, String path, String what) {
        if (tests == null) {
            return type;
        }
        Parsed<UnaryTests> parsed = FeelParser.unaryTests(tests, names);
        for (Problem problem : parsed.problems()) {
            error("feel_syntax", path + ", " + what, Mistakes.message(problem, tests));
        }
        return parsed.tree()
                .<DmnType>map(allowed -> new DmnType.Restricted(type, allowed))
                .orElse(type);
    }

    /// A type that is defined as itself says nothing: refused, and taken for any type.
    private void refuseAliasCycles(DecisionModel model) {
        Map<String, ItemDefinition> byName = new HashMap<>();
        model.types().forEach(type -> byName.putIfAbsent(type.name(), type));
        for (ItemDefinition type : model.types()) {
            Set<String> seen = new HashSet<>();
            List<String> chain = new ArrayList<>();
            ItemDefinition at = type;
            while (at != null && at.components().isEmpty() && seen.add(at.name())) {
                chain.add(at.name());
                at = at.typeRef() == null ? null : byName.get(at.typeRef());
            }
            if (at != null && at.name().equals(type.name()) && at.components().isEmpty()) {
                chain.add(at.name());
                error(
                        "dmn_type_cycle",
                        type.name(),
                        "the type is defined by itself: "
                                + String.join(" → ", chain)
                                + "; let one of them name a type of FEEL");
                defined.remove(type.name());
            }
        }
    }

    private void error(String code, String type, String message) {
        diagnostics.add(Diagnostic.error(code, place + ", type " + type, message));
    }
}
