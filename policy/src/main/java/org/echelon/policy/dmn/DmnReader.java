package org.echelon.policy.dmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.message.Diagnostic;
import org.jspecify.annotations.Nullable;

/// Reads DMN XML of versions 1.2 to 1.5 into a [DecisionModel].
///
/// Diagrams, extension elements and vendors' attributes are passed over. Nothing is fetched: an
/// import is a name and a namespace until the caller supplies the model.
public final class DmnReader {

    private static final Set<String> NAMESPACES =
            Set.of(
                    "http://www.omg.org/spec/DMN/20180521/MODEL/",
                    "https://www.omg.org/spec/DMN/20191111/MODEL/",
                    "https://www.omg.org/spec/DMN/20211108/MODEL/",
                    "https://www.omg.org/spec/DMN/20230324/MODEL/");

    /// What was read.
    ///
    /// @param model absent where nothing could be made of the file; present beside errors where the
    ///   rest of it could be read, so that its other mistakes can be found too
    /// @param diagnostics every mistake; a file with an error among them must not be used
    public record Reading(Optional<DecisionModel> model, List<Diagnostic> diagnostics) {

        public Reading {
            diagnostics = List.copyOf(diagnostics);
        }

        /// Whether the file may be used.
        public boolean usable() {
            return model.isPresent()
                    && diagnostics.stream()
                            .noneMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
        }
    }

    private final String place;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Map<String, Integer> lineOfId = new HashMap<>();
    private String namespace = "";

    private DmnReader(String place) {
        this.place = place;
    }

    /// Reads a model.
    ///
    /// @param place the file's name for diagnostics
    public static Reading read(String place, byte[] xml) {
        SafeXml.Tree tree = SafeXml.read(place, xml);
        if (tree.root().isEmpty()) {
            return new Reading(Optional.empty(), tree.diagnostics());
        }
        DmnReader reader = new DmnReader(place);
        Optional<DecisionModel> model = reader.definitions(tree.root().get());
        return new Reading(model, reader.diagnostics);
    }

    private Optional<DecisionModel> definitions(XmlElement root) {
        if (!root.name().equals("definitions") || !NAMESPACES.contains(root.namespace())) {
            diagnostics.add(
                    Diagnostic.error(
                            "dmn_version",
                            place + ", line " + root.line(),
                            "the root is <"
                                    + root.name()
                                    + "> of namespace \""
                                    + root.namespace()
                                    + "\", expected <definitions> of DMN 1.2 to 1.5"
                                    + " (https://www.omg.org/spec/DMN/20230324/MODEL/ is 1.5);"
                                    + " export the model as DMN"));
            return Optional.empty();
        }
        namespace = orEmpty(root.attribute("namespace"));
        List<InputData> inputs = new ArrayList<>();
        List<Decision> decisions = new ArrayList<>();
        List<BusinessKnowledgeModel> knowledgeModels = new ArrayList<>();
        List<DecisionService> services = new ArrayList<>();
        List<KnowledgeSource> sources = new ArrayList<>();
        List<ItemDefinition> types = new ArrayList<>();
        List<Import> imports = new ArrayList<>();
        for (XmlElement element : root.children()) {
            if (!element.namespace().equals(root.namespace())) {
                continue;
            }
            switch (element.name()) {
                case "inputData" -> inputs.add(inputData(element));
                case "decision" -> decisions.add(decision(element));
                case "businessKnowledgeModel" -> knowledgeModels.add(knowledgeModel(element));
                case "decisionService" -> services.add(service(element));
                case "knowledgeSource" -> sources.add(source(element));
                case "itemDefinition" -> types.add(itemDefinition(element, ""));
                case "import" -> imports.add(imported(element));
                case "description",
                        "extensionElements",
                        "elementCollection",
                        "performanceIndicator",
                        "organizationUnit",
                        "association",
                        "textAnnotation",
                        "group" -> {}
                default ->
                        diagnostics.add(
                                Diagnostic.warning(
                                        "dmn_element",
                                        place + ", line " + element.line(),
                                        "<" + element.name() + "> is not known here and ignored"));
            }
        }
        return Optional.of(
                new DecisionModel(
                        orEmpty(root.attribute("name")),
                        namespace,
                        inputs,
                        decisions,
                        knowledgeModels,
                        services,
                        sources,
                        types,
                        imports));
    }

    private InputData inputData(XmlElement element) {
        return new InputData(
                id(element),
                name(element),
                element.child("variable").map(this::typeRef).orElse(null));
    }

    private Decision decision(XmlElement element) {
        String name = name(element);
        BoxedReader boxed = new BoxedReader(place + ", decision " + name, diagnostics);
        return new Decision(
                id(element),
                name,
                description(element),
                element.child("variable").map(this::typeRef).orElse(null),
                requirements(element, "informationRequirement", "requiredInput"),
                requirements(element, "informationRequirement", "requiredDecision"),
                requirements(element, "knowledgeRequirement", "requiredKnowledge"),
                requirements(element, "authorityRequirement", "requiredAuthority"),
                boxed.only(element));
    }

    private BusinessKnowledgeModel knowledgeModel(XmlElement element) {
        String name = name(element);
        BoxedReader boxed = new BoxedReader(place + ", knowledge model " + name, diagnostics);
        return new BusinessKnowledgeModel(
                id(element),
                name,
                element.child("variable").map(this::typeRef).orElse(null),
                requirements(element, "knowledgeRequirement", "requiredKnowledge"),
                requirements(element, "authorityRequirement", "requiredAuthority"),
                element.child("encapsulatedLogic").map(boxed::function).orElse(null));
    }

    private DecisionService service(XmlElement element) {
        return new DecisionService(
                id(element),
                name(element),
                element.child("variable").map(this::typeRef).orElse(null),
                references(element, "outputDecision"),
                references(element, "encapsulatedDecision"),
                references(element, "inputDecision"),
                references(element, "inputData"));
    }

    private KnowledgeSource source(XmlElement element) {
        String location = element.attribute("locationURI");
        return new KnowledgeSource(
                id(element),
                name(element),
                description(element),
                location == null || location.isBlank() ? null : location.strip());
    }

    private ItemDefinition itemDefinition(XmlElement element, String prefix) {
        String name = name(element);
        List<ItemDefinition> components = new ArrayList<>();
        for (XmlElement component : element.children("itemComponent")) {
            components.add(itemDefinition(component, prefix + name + "."));
        }
        return new ItemDefinition(
                name,
                element.child("typeRef").map(t -> t.text().strip()).orElse(typeRef(element)),
                flag(element, "isCollection"),
                components,
                tests(element, "allowedValues"),
                tests(element, "typeConstraint"),
                element.child("functionItem").map(this::functionItem).orElse(null));
    }

    private ItemDefinition.FunctionItem functionItem(XmlElement element) {
        List<FunctionDefinition.Parameter> parameters =
                element.children("parameters").stream()
                        .map(p -> new FunctionDefinition.Parameter(name(p), typeRef(p)))
                        .toList();
        return new ItemDefinition.FunctionItem(parameters, element.attribute("outputTypeRef"));
    }

    private Import imported(XmlElement element) {
        String target = element.attribute("namespace");
        if (target == null) {
            diagnostics.add(
                    Diagnostic.error(
                            "dmn_import",
                            place + ", line " + element.line(),
                            "<import> has no namespace; write the namespace of the model it"
                                    + " imports"));
        }
        return new Import(
                orEmpty(element.attribute("name")),
                orEmpty(target),
                element.attribute("importType"),
                element.attribute("locationURI"));
    }

    private static @Nullable String tests(XmlElement element, String child) {
        return element.child(child)
                .flatMap(values -> values.child("text"))
                .map(text -> text.text().strip())
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    private List<String> requirements(XmlElement element, String requirement, String child) {
        List<String> references = new ArrayList<>();
        for (XmlElement required : element.children(requirement)) {
            references.addAll(references(required, child));
        }
        return references;
    }

    private List<String> references(XmlElement element, String child) {
        List<String> references = new ArrayList<>();
        for (XmlElement reference : element.children(child)) {
            String href = reference.attribute("href");
            if (href == null || href.isBlank()) {
                diagnostics.add(
                        Diagnostic.error(
                                "dmn_href",
                                place + ", line " + reference.line(),
                                "<" + child + "> has no href; write href=\"#id\""));
            } else {
                references.add(target(href.strip()));
            }
        }
        return references;
    }

    /// The id for a reference into this model, `namespace#id` for one into another.
    private String target(String href) {
        int hash = href.lastIndexOf('#');
        if (hash < 0) {
            return href;
        }
        String before = href.substring(0, hash);
        String id = href.substring(hash + 1);
        return before.isEmpty() || before.equals(namespace) ? id : before + "#" + id;
    }

    private String id(XmlElement element) {
        String id = element.attribute("id");
        if (id == null || id.isBlank()) {
            String name = element.attribute("name");
            if (name == null) {
                return "line-" + element.line();
            }
            diagnostics.add(
                    Diagnostic.warning(
                            "dmn_no_id",
                            place + ", line " + element.line(),
                            "<"
                                    + element.name()
                                    + "> \""
                                    + name
                                    + "\" has no id; nothing can require it until it has one"));
            return "line-" + element.line();
        }
        Integer before = lineOfId.putIfAbsent(id, element.line());
        if (before != null) {
            diagnostics.add(
                    Diagnostic.error(
                            "dmn_duplicate_id",
                            place + ", line " + element.line(),
                            "the id \""
                                    + id
                                    + "\" stands on line "
                                    + before
                                    + " already; give each element an id of its own"));
        }
        return id;
    }

    private String name(XmlElement element) {
        String name = element.attribute("name");
        if (name == null || name.isBlank()) {
            diagnostics.add(
                    Diagnostic.error(
                            "dmn_no_name",
                            place + ", line " + element.line(),
                            "<" + element.name() + "> has no name; write name=\"…\""));
            return "line " + element.line();
        }
        return Text.name(name);
    }

    private @Nullable String typeRef(XmlElement element) {
        return Text.type(element.attribute("typeRef"));
    }

    private static @Nullable String description(XmlElement element) {
        return element.child("description")
                .map(d -> d.text().strip())
                .filter(d -> !d.isEmpty())
                .orElse(null);
    }

    private static boolean flag(XmlElement element, String attribute) {
        String value = element.attribute(attribute);
        return value != null && (value.strip().equals("true") || value.strip().equals("1"));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
