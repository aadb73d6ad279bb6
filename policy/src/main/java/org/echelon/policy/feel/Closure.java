package org.echelon.policy.feel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A function written in FEEL, with the variables it saw where it was written.
record Closure(Expression.FunctionDefinition definition, Scope scope) implements Value.Function {

    @Override
    public List<String> parameters() {
        return definition.parameters().stream().map(Expression.Parameter::name).toList();
    }

    @Override
    public List<FeelType> parameterTypes() {
        return definition.parameters().stream().map(Expression.Parameter::type).toList();
    }

    @Override
    public Value apply(List<Value> arguments, Interpreter interpreter) {
        List<Expression.Parameter> parameters = definition.parameters();
        if (definition.external()) {
            return interpreter.external(interpreter.evaluate(definition.body(), scope), arguments);
        }
        Map<String, Value> bound = HashMap.newHashMap(parameters.size());
        for (int i = 0; i < parameters.size(); i++) {
            Expression.Parameter parameter = parameters.get(i);
            bound.put(parameter.name(), interpreter.coerce(arguments.get(i), parameter.type()));
        }
        return interpreter.evaluate(definition.body(), scope.with(bound));
    }

    @Override
    public String toString() {
        return "function(" + String.join(", ", parameters()) + ")";
    }
}
