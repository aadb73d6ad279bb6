package org.echelon.conformance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// A programme's model as every engine of the contest can read it; the logic is untouched.
///
/// - Inputs without a type get one that is made from sample facts: jDMN knows no entries without.
/// - Blanks in the names of entries become underscores, in the facts too: `parameters.pass mark` is
///   no name to jDMN and Camunda. Names of inputs keep theirs.
/// - The variable of a function loses its type, which is that of the function's result: jDMN wants
///   the type of the function there.
/// - Notes beside rules go: jDMN's generator takes them for expressions.
final class PortableCopy {

    private final Document document;
    private final Element definitions;
    private final String namespace;

    private PortableCopy(Document document) {
        this.document = document;
        this.definitions = document.getDocumentElement();
        this.namespace = definitions.getNamespaceURI();
    }

    /// @param facts by the names of inputs: the entries that the model reads and no others, for a
    ///   context without an entry of its type is null to DMN
    static byte[] of(byte[] xml, Map<String, Object> facts) {
        try {
            PortableCopy copy =
                    new PortableCopy(
                            DocumentBuilderFactory.newDefaultNSInstance()
                                    .newDocumentBuilder()
                                    .parse(new ByteArrayInputStream(xml)));
            copy.typeInputs(facts);
            copy.underscore(namesWithBlanks(facts));
            copy.untypeFunctions();
            copy.remove("annotation");
            copy.remove("annotationEntry");
            return copy.bytes();
        } catch (IOException | SAXException | ParserConfigurationException fault) {
            throw new IllegalArgumentException("the model cannot be read", fault);
        }
    }

    /// The facts by the names that the copy uses.
    static Map<String, Object> facts(Map<String, Object> facts) {
        Map<String, Object> renamed = new LinkedHashMap<>();
        facts.forEach((input, fact) -> renamed.put(input, renamed(fact)));
        return renamed;
    }

    private static Object renamed(Object fact) {
        return switch (fact) {
            case Map<?, ?> entries -> {
                Map<String, Object> renamed = new LinkedHashMap<>();
                entries.forEach((name, entry) ->
                        renamed.put(underscored(String.valueOf(name)), renamed(entry)));
                yield renamed;
            }
            case List<?> items -> items.stream().map(item -> renamed(item)).toList();
            default -> fact;
        };
    }

    private void typeInputs(Map<String, Object> facts) {
        Node first = definitions.getFirstChild();
        for (Element input : elements("inputData")) {
            if (input.hasAttribute("href")) {
                continue; // a reference from a decision service
            }
            Element variable =
                    (Element) input.getElementsByTagNameNS(namespace, "variable").item(0);
            if (variable.hasAttribute("typeRef")) {
                continue;
            }
            String name = variable.getAttribute("name");
            Object fact = facts.get(name);
            if (fact == null) {
                throw new IllegalArgumentException("no sample fact for the input \"" + name + '"');
            }
            String type = "t_" + name;
            variable.setAttribute("typeRef", type);
            if (fact instanceof List<?> items) {
                Element list = element("itemDefinition", type);
                list.setAttribute("isCollection", "true");
                list.appendChild(typeRef(type + "_item"));
                definitions.insertBefore(definition(type + "_item", items.getFirst()), first);
                definitions.insertBefore(list, first);
            } else {
                definitions.insertBefore(definition(type, fact), first);
            }
        }
    }

    private Element definition(String type, Object context) {
        Element definition = element("itemDefinition", type);
        ((Map<?, ?>) context)
                .forEach((name, fact) -> {
                    Element component = element("itemComponent", underscored(String.valueOf(name)));
                    if (fact instanceof List<?> items) {
                        component.setAttribute("isCollection", "true");
                        component.appendChild(typeRef(feelType(items.getFirst())));
                    } else {
                        component.appendChild(typeRef(feelType(fact)));
                    }
                    definition.appendChild(component);
                });
        return definition;
    }

    private static String feelType(Object fact) {
        return switch (fact) {
            case BigDecimal _ -> "number";
            case Boolean _ -> "boolean";
            case String _ -> "string";
            case LocalDate _ -> "date";
            default -> throw new IllegalArgumentException("no FEEL type: " + fact.getClass());
        };
    }

    private void underscore(Set<String> names) {
        for (Element text : elements("text")) {
            String expression = text.getTextContent();
            for (String name : names) {
                expression = expression.replace("." + name, "." + underscored(name));
            }
            text.setTextContent(expression);
        }
    }

    private void untypeFunctions() {
        for (Element function : elements("businessKnowledgeModel")) {
            NodeList children = function.getChildNodes();
            for (int i = 0; i < children.getLength(); i++) {
                if (children.item(i) instanceof Element child
                        && child.getLocalName().equals("variable")) {
                    child.removeAttribute("typeRef");
                }
            }
        }
    }

    private void remove(String name) {
        for (Element element : elements(name)) {
            element.getParentNode().removeChild(element);
        }
    }

    private List<Element> elements(String name) {
        NodeList found = definitions.getElementsByTagNameNS(namespace, name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private Element element(String tag, String name) {
        Element element = document.createElementNS(namespace, tag);
        element.setAttribute("name", name);
        return element;
    }

    private Element typeRef(String type) {
        Element reference = document.createElementNS(namespace, "typeRef");
        reference.setTextContent(type);
        return reference;
    }

    private static Set<String> namesWithBlanks(Map<String, Object> facts) {
        Set<String> names = new TreeSet<>();
        facts.values().forEach(fact -> collect(fact, names));
        return names;
    }

    private static void collect(Object fact, Set<String> names) {
        if (fact instanceof List<?> items) {
            items.forEach(item -> collect(item, names));
        } else if (fact instanceof Map<?, ?> entries) {
            entries.forEach((name, entry) -> {
                if (String.valueOf(name).contains(" ")) {
                    names.add(String.valueOf(name));
                }
                collect(entry, names);
            });
        }
    }

    private static String underscored(String name) {
        return name.replace(' ', '_');
    }

    private byte[] bytes() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(bytes));
            return bytes.toByteArray();
        } catch (TransformerException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
