package org.echelon.policy.dmn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.echelon.policy.feel.Externals;
import org.echelon.policy.feel.Names;
import org.echelon.policy.message.Diagnostic;
import org.jspecify.annotations.Nullable;

/// Compiles a model and its imports into one graph.
final class ModelCompiler {

    /// One of the models.
    private record Part(
            String place,
            DecisionModel model,
            ModelTypes types,
            Map<String, Node> nodes,
            Set<String> names) {}

    private final String place;
    private final DecisionModel root;
    private final Collection<String> extraNames;
    private final Map<String, DecisionModel> imported = new LinkedHashMap<>();
    private final List<Diagnostic> diagnostics;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Names members;

    ModelCompiler(
            String place,
            DecisionModel root,
            Collection<String> extraNames,
            Collection<DecisionModel> imported,
            List<Diagnostic> diagnostics) {
        this.place = place;
        this.root = root;
        this.extraNames = extraNames;
        this.diagnostics = diagnostics;
        for (DecisionModel model : imported) {
            this.imported.put(model.namespace(), model);
        }
        this.members = members();
    }

    CompiledModel compile(Externals externals) {
        Part main = part(root, place, new ArrayList<>());
        for (Part part : parts.values()) {
            link(part);
        }
        new Cycles(diagnostics, this::placeOf).refuse(nodes);
        Map<String, Node> byKey = new HashMap<>(main.nodes);
        for (Part part : parts.values()) {
            part.nodes.values().forEach(node -> byKey.putIfAbsent(node.key, node));
        }
        return new CompiledModel(root, main.types, nodes, byKey, externals);
    }

    /// Names of several words that stand after a dot somewhere in the models.
    private Names members() {
        TreeSet<String> names = new TreeSet<>(extraNames);
        List<DecisionModel> all = new ArrayList<>(imported.values());
        all.add(root);
        for (DecisionModel model : all) {
            model.types().forEach(type -> MemberNames.of(type, names));
            model.decisions().forEach(decision -> MemberNames.of(decision.logic(), names));
            model.knowledgeModels().forEach(bkm -> MemberNames.of(bkm.logic(), names));
            model.services().stream()
                    .flatMap(service -> service.outputDecisions().stream())
                    .flatMap(id -> model.decision(id).stream())
                    .forEach(decision -> names.add(decision.name()));
        }
        names.removeIf(name -> name.codePoints().allMatch(Character::isJavaIdentifierPart));
        return Names.of(names);
    }

    private Part part(DecisionModel model, String where, List<String> path) {
        Part known = parts.get(model.namespace());
        if (known != null) {
            return known;
        }
        path.add(model.namespace());
        Map<String, ModelTypes> importedTypes = new LinkedHashMap<>();
        for (Import target : model.imports()) {
            if (target.importType() != null && !target.importType().contains("/DMN/")) {
                continue; // a PMML or XSD import has nothing that an expression here can use
            }
            DecisionModel other = imported.get(target.namespace());
            if (other == null) {
                error(
                        "dmn_import",
                        where,
                        "the model imports \""
                                + target.namespace()
                                + "\", which is not among the given models; add its file");
            } else if (path.contains(other.namespace())) {
                error(
                        "dmn_import_cycle",
                        where,
                        "the models import each other: "
                                + String.join(" → ", path)
                                + " → "
                                + other.namespace()
                                + "; move what they share into a third");
            } else {
                String name = target.name().isEmpty() ? other.name() : target.name();
                importedTypes.put(
                        target.name(), part(other, where + ", import " + name, path).types);
            }
        }
        path.removeLast();
        Part part =
                new Part(
                        where,
                        model,
                        new ModelTypes(where, model, importedTypes, members, diagnostics),
                        new LinkedHashMap<>(),
                        new HashSet<>());
        parts.put(model.namespace(), part);
        addNodes(part);
        return part;
    }

    private void addNodes(Part part) {
        DecisionModel model = part.model;
        for (InputData input : model.inputs()) {
            Node.Input node = new Node.Input(nodes.size(), key(model, input.id()), input.name());
            node.type = part.types.type(input.typeRef(), part.place + ", input " + input.name());
            add(part, input.id(), node);
        }
        for (Decision decision : model.decisions()) {
            add(
                    part,
                    decision.id(),
                    new Node.Result(nodes.size(), key(model, decision.id()), decision));
        }
        for (BusinessKnowledgeModel bkm : model.knowledgeModels()) {
            add(part, bkm.id(), new Node.Knowledge(nodes.size(), key(model, bkm.id()), bkm));
        }
        for (DecisionService service : model.services()) {
            add(
                    part,
                    service.id(),
                    new Node.Service(nodes.size(), key(model, service.id()), service));
        }
    }

    private void add(Part part, String id, Node node) {
        if (!part.names.add(node.name)) {
            error(
                    "dmn_duplicate_name",
                    part.place + ", " + kindOf(node) + " " + node.name,
                    "another element of the model has this name, so an expression cannot tell them"
                            + " apart; rename one");
        }
        nodes.add(node);
        part.nodes.putIfAbsent(id, node);
    }

    private static String key(DecisionModel model, String id) {
        return model.namespace() + "#" + id;
    }

    private void link(Part part) {
        LogicCompiler compiler = new LogicCompiler(part.types, diagnostics);
        for (Decision decision : part.model.decisions()) {
            if (part.nodes.get(decision.id()) instanceof Node.Result node
                    && node.decision.equals(decision)) {
                link(part, decision, node, compiler);
            }
        }
        for (BusinessKnowledgeModel bkm : part.model.knowledgeModels()) {
            if (part.nodes.get(bkm.id()) instanceof Node.Knowledge node && node.model.equals(bkm)) {
                link(part, bkm, node, compiler);
            }
        }
        for (DecisionService service : part.model.services()) {
            if (part.nodes.get(service.id()) instanceof Node.Service node
                    && node.service.equals(service)) {
                link(part, service, node);
            }
        }
    }

    private void link(Part part, Decision decision, Node.Result node, LogicCompiler compiler) {
        String at = part.place + ", decision " + decision.name();
        node.type = part.types.type(decision.typeRef(), at);
        List<Node.Requirement> requirements = new ArrayList<>();
        for (String reference : decision.requiredInputs()) {
            require(part, reference, "input data", at, requirements, Node.Input.class);
        }
        for (String reference : decision.requiredDecisions()) {
            require(part, reference, "decision", at, requirements, Node.Result.class);
        }
        for (String reference : decision.requiredKnowledge()) {
            require(part, reference, "knowledge model or service", at, requirements, Node.class);
        }
        for (String source : decision.authorities()) {
            authority(part, source, at);
        }
        node.requirements = List.copyOf(requirements);
        BoxedExpression logic = decision.logic();
        node.logic = logic == null ? null : compiler.compile(logic, at, names(requirements));
    }

    private void link(
            Part part, BusinessKnowledgeModel bkm, Node.Knowledge node, LogicCompiler compiler) {
        String at = part.place + ", knowledge model " + bkm.name();
        node.type = part.types.type(bkm.typeRef(), at);
        List<Node.Requirement> requirements = new ArrayList<>();
        for (String reference : bkm.requiredKnowledge()) {
            require(part, reference, "knowledge model or service", at, requirements, Node.class);
        }
        for (String source : bkm.authorities()) {
            authority(part, source, at);
        }
        node.requirements = List.copyOf(requirements);
        FunctionDefinition logic = bkm.logic();
        if (logic != null) {
            node.parameters = LogicCompiler.parameters(logic);
            node.parameterTypes = compiler.parameterTypes(logic, at);
            Logic body = compiler.body(logic, at, names(requirements));
            node.body = body == null ? null : compiler.typed(body, logic.typeRef(), at);
        }
    }

    private void link(Part part, DecisionService service, Node.Service node) {
        String at = part.place + ", decision service " + service.name();
        node.type = part.types.type(service.typeRef(), at);
        node.outputs = nodes(part, service.outputDecisions(), at, Node.Result.class);
        nodes(part, service.encapsulatedDecisions(), at, Node.Result.class);
        List<Node> parameters =
                new ArrayList<>(nodes(part, service.inputData(), at, Node.Input.class));
        parameters.addAll(nodes(part, service.inputDecisions(), at, Node.Result.class));
        node.parameters = List.copyOf(parameters);
        if (service.outputDecisions().isEmpty()) {
            error(
                    "dmn_service_output",
                    at,
                    "the service has no output decision; name what it returns");
        }
    }

    private <N extends Node> List<N> nodes(
            Part part, List<String> references, String at, Class<N> kind) {
        String what = kind == Node.Input.class ? "input data" : "decision";
        List<N> found = new ArrayList<>();
        for (String reference : references) {
            Node node = find(part, reference, what, at, kind);
            if (node != null) {
                found.add(kind.cast(node));
            }
        }
        return found;
    }

    private void require(
            Part part,
            String reference,
            String what,
            String at,
            List<Node.Requirement> requirements,
            Class<? extends Node> kind) {
        Node node = find(part, reference, what, at, kind);
        if (node == null) {
            return;
        }
        List<String> path = new ArrayList<>();
        int hash = reference.lastIndexOf('#');
        if (hash >= 0) {
            List<String> imports = path(part.model, reference.substring(0, hash), 0);
            path.addAll(imports == null ? List.of() : imports);
            path.removeIf(String::isEmpty);
        }
        path.add(node.name);
        requirements.add(new Node.Requirement(path, node));
    }

    /// The names of imports that lead to a namespace; null where none do.
    private @Nullable List<String> path(DecisionModel from, String namespace, int depth) {
        for (Import target : from.imports()) {
            if (target.namespace().equals(namespace)) {
                return List.of(target.name());
            }
        }
        for (Import target : from.imports()) {
            DecisionModel through = imported.get(target.namespace());
            List<String> rest =
                    through == null || depth > imported.size()
                            ? null
                            : path(through, namespace, depth + 1);
            if (rest != null) {
                List<String> path = new ArrayList<>();
                path.add(target.name());
                path.addAll(rest);
                return path;
            }
        }
        return null;
    }

    private @Nullable Node find(
            Part part, String reference, String what, String at, Class<? extends Node> kind) {
        int hash = reference.lastIndexOf('#');
        Part target = hash < 0 ? part : parts.get(reference.substring(0, hash));
        Node node = target == null ? null : target.nodes.get(reference.substring(hash + 1));
        if (node == null) {
            error(
                    "dmn_dangling_reference",
                    at,
                    "it requires \""
                            + reference
                            + "\", and there is no "
                            + what
                            + " of that id; correct the href or add the element");
            return null;
        }
        if (!kind.isInstance(node)) {
            error(
                    "dmn_wrong_reference",
                    at,
                    "it requires \""
                            + reference
                            + "\" as "
                            + what
                            + ", but that is the "
                            + kindOf(node)
                            + " "
                            + node.name
                            + "; use the requirement for that kind");
            return null;
        }
        return node;
    }

    private static String kindOf(Node node) {
        return switch (node) {
            case Node.Input _ -> "input data";
            case Node.Result _ -> "decision";
            case Node.Knowledge _ -> "knowledge model";
            case Node.Service _ -> "decision service";
        };
    }

    private void authority(Part part, String reference, String at) {
        if (reference.contains("#")
                || part.model.source(reference).isPresent()
                || part.nodes.containsKey(reference)) {
            return;
        }
        error(
                "dmn_dangling_reference",
                at,
                "its authority \""
                        + reference
                        + "\" is no knowledge source of the model; correct the href or add the"
                        + " source");
    }

    private Visible names(List<Node.Requirement> requirements) {
        List<String> names = new ArrayList<>();
        List<String> variables = new ArrayList<>();
        for (Node.Requirement requirement : requirements) {
            names.addAll(requirement.path());
            variables.add(requirement.variable());
        }
        return Visible.of(members.plus(names), variables);
    }

    private String placeOf(Node node) {
        for (Part part : parts.values()) {
            if (part.nodes.containsValue(node)) {
                return part.place + ", " + kindOf(node) + " " + node.name;
            }
        }
        return place;
    }

    private void error(String code, String at, String message) {
        diagnostics.add(Diagnostic.error(code, at, message));
    }
}
