package org.echelon.policy.dmn;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.echelon.policy.message.Diagnostic;
import org.jspecify.annotations.Nullable;

/// Reads XML that anybody may have written: no DTD, no entity but XML's own five, nothing fetched,
/// and bounds on everything, so that a hostile file ends in a diagnostic.
public final class SafeXml {

    static final int MAX_BYTES = 16 * 1024 * 1024;
    static final int MAX_DEPTH = 90;
    static final int MAX_ELEMENTS = 500_000;
    static final int MAX_TEXT = 100_000;

    /// The root, or what is wrong with the file.
    public record Tree(Optional<XmlElement> root, List<Diagnostic> diagnostics) {}

    /// Stops reading at the first mistake that makes the rest meaningless.
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Diagnostic diagnostic;

        Refused(Diagnostic diagnostic) {
            super(diagnostic.message());
            this.diagnostic = diagnostic;
        }
    }

    private static final class Open {
        final String name;
        final String namespace;
        final Map<String, String> attributes;
        final int line;
        final List<XmlElement> children = new ArrayList<>();
        final StringBuilder text = new StringBuilder();

        Open(String name, String namespace, Map<String, String> attributes, int line) {
            this.name = name;
            this.namespace = namespace;
            this.attributes = attributes;
            this.line = line;
        }

        XmlElement close() {
            return new XmlElement(name, namespace, attributes, children, text.toString(), line);
        }
    }

    private final String place;
    private final Deque<Open> open = new ArrayDeque<>();
    private int elements;
    private @Nullable XmlElement root;

    private SafeXml(String place) {
        this.place = place;
    }

    /// Reads a file.
    ///
    /// @param place the file's name for diagnostics
    public static Tree read(String place, byte[] xml) {
        if (xml.length > MAX_BYTES) {
            return refused(
                    Diagnostic.error(
                            "xml_too_large",
                            place,
                            "the file has "
                                    + xml.length
                                    + " bytes, the most that is read is "
                                    + MAX_BYTES
                                    + "; split the model and import the parts"));
        }
        SafeXml reading = new SafeXml(place);
        try {
            return new Tree(Optional.of(reading.read(xml)), List.of());
        } catch (Refused refused) {
            return refused(refused.diagnostic);
        } catch (XMLStreamException broken) {
            return refused(reading.broken(broken));
        } catch (RuntimeException broken) { // JDK's reader throws these on some broken encodings
            return refused(
                    Diagnostic.error(
                            "xml_malformed",
                            place,
                            "this is not XML that can be read ("
                                    + broken.getClass().getSimpleName()
                                    + "); save it again as UTF-8 from the editor it came from"));
        }
    }

    private static Tree refused(Diagnostic diagnostic) {
        return new Tree(Optional.empty(), List.of(diagnostic));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((_, systemId, _, _) -> {
            throw new XMLStreamException("refused to fetch " + systemId);
        });
        return factory;
    }

    private XmlElement read(byte[] xml) throws XMLStreamException, Refused {
        XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(xml));
        try {
            while (reader.hasNext()) {
                step(reader);
            }
        } finally {
            reader.close();
        }
        if (root == null) {
            throw new Refused(Diagnostic.error("xml_malformed", place, "the file has no element"));
        }
        return root;
    }

    private void step(XMLStreamReader reader) throws XMLStreamException, Refused {
        int line = reader.getLocation().getLineNumber();
        switch (reader.next()) {
            case XMLStreamConstants.START_ELEMENT -> start(reader);
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS,
                    XMLStreamConstants.CDATA,
                    XMLStreamConstants.SPACE ->
                    text(reader);
            case XMLStreamConstants.DTD ->
                    throw new Refused(
                            Diagnostic.error(
                                    "xml_doctype",
                                    at(Math.max(1, reader.getLocation().getLineNumber())),
                                    "a DOCTYPE is refused, because it can make the reader open"
                                            + " files and addresses or expand without end; delete"
                                            + " the line <!DOCTYPE …> and write what its entities"
                                            + " stand for"));
            case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Refused(
                            Diagnostic.error(
                                    "xml_entity",
                                    at(line),
                                    "the entity &"
                                            + reader.getLocalName()
                                            + "; is refused; only &lt; &gt; &amp; &quot; &apos; and"
                                            + " &#…; are read: write the text itself"));
            default -> {}
        }
    }

    private void start(XMLStreamReader reader) throws Refused {
        int line = reader.getLocation().getLineNumber();
        if (++elements > MAX_ELEMENTS) {
            throw new Refused(
                    Diagnostic.error(
                            "xml_too_many_elements",
                            at(line),
                            "more than "
                                    + MAX_ELEMENTS
                                    + " elements; split the model and import the parts"));
        }
        if (open.size() >= MAX_DEPTH) {
            throw new Refused(
                    Diagnostic.error(
                            "xml_too_deep",
                            at(line),
                            "elements are nested deeper than "
                                    + MAX_DEPTH
                                    + "; move inner expressions into decisions of their own"));
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            String name = reader.getAttributeLocalName(i);
            attributes.put(
                    namespace == null || namespace.isEmpty() ? name : "{" + namespace + "}" + name,
                    reader.getAttributeValue(i));
        }
        String namespace = reader.getNamespaceURI();
        open.push(
                new Open(
                        reader.getLocalName(),
                        namespace == null ? "" : namespace,
                        attributes,
                        line));
    }

    private void end() {
        XmlElement element = open.pop().close();
        if (open.isEmpty()) {
            root = element;
        } else {
            open.peek().children.add(element);
        }
    }

    private void text(XMLStreamReader reader) throws Refused {
        Open element = open.peek();
        if (element == null) {
            return;
        }
        element.text.append(reader.getText());
        if (element.text.length() > MAX_TEXT) {
            throw new Refused(
                    Diagnostic.error(
                            "xml_text_too_long",
                            at(reader.getLocation().getLineNumber()),
                            "the text of <"
                                    + element.name
                                    + "> is longer than "
                                    + MAX_TEXT
                                    + " characters; split the expression"));
        }
    }

    private Diagnostic broken(XMLStreamException broken) {
        String reason = broken.getMessage() == null ? "unreadable" : broken.getMessage();
        int message = reason.lastIndexOf("Message: ");
        if (message >= 0) {
            reason = reason.substring(message + "Message: ".length());
        }
        int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
        Open inside = open.peek();
        return Diagnostic.error(
                "xml_malformed",
                line > 0 ? at(line) : place,
                "the XML breaks off or is malformed"
                        + (inside == null
                                ? ""
                                : " inside <" + inside.name + "> opened on line " + inside.line)
                        + ": "
                        + reason.strip().replaceAll("\\s+", " ")
                        + "; export the file again");
    }

    private String at(int line) {
        return place + ", line " + line;
    }
}
