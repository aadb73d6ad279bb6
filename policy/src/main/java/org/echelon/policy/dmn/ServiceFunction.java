package org.echelon.policy.dmn;

import java.util.List;
import org.echelon.policy.feel.Interpreter;
import org.echelon.policy.feel.Value;

/// A decision service as a FEEL function: each invocation is a session of its own, which knows
/// nothing but its arguments.
final class ServiceFunction implements Value.Function {

    private final Node.Service service;
    private final Session session;
    private final List<String> parameters;

    ServiceFunction(Node.Service service, Session session) {
        this.service = service;
        this.session = session;
        this.parameters = service.parameters.stream().map(node -> node.name).toList();
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }

    @Override
    public Value apply(List<Value> arguments, Interpreter interpreter) {
        if (arguments.size() != service.parameters.size()) {
            return Value.NULL;
        }
        Session inner = session.inner();
        for (int i = 0; i < arguments.size(); i++) {
            Node parameter = service.parameters.get(i);
            Value argument = parameter.type.coerce(arguments.get(i), interpreter);
            if (argument instanceof Value.Null && !(arguments.get(i) instanceof Value.Null)) {
                return Value.NULL; // an argument of the wrong type
            }
            inner.preset(parameter, argument);
        }
        return inner.outputs(service);
    }
}
