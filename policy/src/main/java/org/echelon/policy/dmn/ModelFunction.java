package org.echelon.policy.dmn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.echelon.policy.feel.Interpreter;
import org.echelon.policy.feel.Scope;
import org.echelon.policy.feel.Value;
import org.jspecify.annotations.Nullable;

/// A knowledge model or a boxed function definition as a FEEL function.
final class ModelFunction implements Value.Function {

    private final List<String> parameters;
    private final List<DmnType> types;
    private final DmnType result;
    private final @Nullable Logic body;
    private final Session session;
    private final Supplier<Scope> outer;

    /// @param outer what the body sees beside its parameters
    ModelFunction(
            List<String> parameters,
            List<DmnType> types,
            DmnType result,
            @Nullable Logic body,
            Session session,
            Supplier<Scope> outer) {
        this.parameters = parameters;
        this.types = types;
        this.result = result;
        this.body = body;
        this.session = session;
        this.outer = outer;
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }

    @Override
    public Value apply(List<Value> arguments, Interpreter interpreter) {
        if (arguments.size() != parameters.size() || body == null) {
            return Value.NULL;
        }
        Map<String, Value> values = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            Value argument = types.get(i).coerce(arguments.get(i), interpreter);
            if (argument instanceof Value.Null && !(arguments.get(i) instanceof Value.Null)) {
                return Value.NULL; // an argument of the wrong type
            }
            values.put(parameters.get(i), argument);
        }
        return result.coerce(body.evaluate(outer.get().with(values), session), interpreter);
    }
}
