package org.echelon.policy.dmn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An XML element as [SafeXml] read it.
///
/// @param name local name
/// @param namespace namespace URI, empty where it has none
/// @param attributes by local name; a vendor's attribute (one with a namespace) is under
///   `{namespace}name`
/// @param children child elements in order
/// @param text the character data directly inside it, untrimmed
/// @param line line of its start tag, 1 for the first
public record XmlElement(
        String name,
        String namespace,
        Map<String, String> attributes,
        List<XmlElement> children,
        String text,
        int line) {

    public XmlElement {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    public @Nullable String attribute(String attribute) {
        return attributes.get(attribute);
    }

    /// The first child of this name in the same namespace.
    public Optional<XmlElement> child(String childName) {
        return children.stream()
                .filter(child -> child.name.equals(childName) && child.namespace.equals(namespace))
                .findFirst();
    }

    /// All children of this name in the same namespace.
    public List<XmlElement> children(String childName) {
        return children.stream()
                .filter(child -> child.name.equals(childName) && child.namespace.equals(namespace))
                .toList();
    }
}
