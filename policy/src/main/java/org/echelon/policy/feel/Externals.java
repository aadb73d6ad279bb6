package org.echelon.policy.feel;

import java.util.List;

/// Functions written outside FEEL, in Java (DMN 1.5, 10.3.2.13.3).
///
/// A model may ask for any; none is run unless whoever makes the [Interpreter] offers it.
@FunctionalInterface
public interface Externals {

    /// No function from outside: each is null.
    Externals NONE = (_, _, _) -> Value.NULL;

    /// The value of an invocation, null where the function is not offered or does not suit the
    /// arguments.
    ///
    /// @param type name of the class, such as `java.lang.Math`
    /// @param signature name and parameter types of the method, such as `max(double, double)`
    Value invoke(String type, String signature, List<Value> arguments);
}
