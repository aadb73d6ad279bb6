package org.echelon.policy.dmn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a session computes at most once: an element of the requirements graph, linked.
///
/// The links are set while the model is compiled and never after.
abstract sealed class Node {

    /// Its slot in a session.
    final int index;

    /// Its model and id.
    final String key;

    final String name;
    DmnType type = DmnType.any();

    private Node(int index, String key, String name) {
        this.index = index;
        this.key = key;
        this.name = name;
    }

    /// A variable of the requiring element.
    ///
    /// @param path the names of imports, outermost first, then the element's own; one name within
    ///   the same model
    /// @param variable the first of these names: what an expression calls it
    /// @param label the names joined by dots
    record Requirement(List<String> path, Node node, String variable, String label) {
        Requirement(List<String> path, Node node) {
            this(List.copyOf(path), node, path.getFirst(), String.join(".", path));
        }

        boolean isImported() {
            return path.size() > 1;
        }

        /// Whether it is a value, not a function.
        boolean isData() {
            return node instanceof Input || node instanceof Result;
        }
    }

    static final class Input extends Node {
        Input(int index, String key, String name) {
            super(index, key, name);
        }
    }

    static final class Result extends Node {
        final Decision decision;
        List<Requirement> requirements = List.of();

        /// Absent: the result is null.
        @Nullable Logic logic;

        Result(int index, String key, Decision decision) {
            super(index, key, decision.name());
            this.decision = decision;
        }
    }

    static final class Knowledge extends Node {
        final BusinessKnowledgeModel model;
        List<Requirement> requirements = List.of();
        List<String> parameters = List.of();
        List<DmnType> parameterTypes = List.of();
        @Nullable Logic body;

        Knowledge(int index, String key, BusinessKnowledgeModel model) {
            super(index, key, model.name());
            this.model = model;
        }
    }

    static final class Service extends Node {
        final DecisionService service;
        List<Result> outputs = List.of();

        /// Input data, then input decisions: the parameters in order.
        List<Node> parameters = List.of();

        Service(int index, String key, DecisionService service) {
            super(index, key, service.name());
            this.service = service;
        }
    }
}
