package org.echelon.policy.procedure;

import java.util.Set;
import org.echelon.policy.dmn.XmlElement;

/// The part of BPMN that a procedure may use. Nothing that runs code: no scripts, no services, no
/// listeners, no expressions but the comparison of an outcome; a published file is data.
final class AllowedElements {

    private static final Set<String> ALLOWED =
            Set.of(
                    "definitions",
                    "process",
                    "message",
                    "startEvent",
                    "endEvent",
                    "messageEventDefinition",
                    "userTask",
                    "exclusiveGateway",
                    "sequenceFlow",
                    "conditionExpression",
                    "subProcess",
                    "incoming",
                    "outgoing",
                    "documentation",
                    "text",
                    "textAnnotation",
                    "association");

    private AllowedElements() {}

    static void check(XmlElement element, ProcedureReader.Mistakes mistakes) {
        if (element.namespace().equals(ProcedureReader.BPMN)) {
            if (!ALLOWED.contains(element.name())) {
                mistakes.add(
                        "procedure_element",
                        element,
                        "<%s> is not part of a procedure; user tasks, exclusive gateways, events and flows are"
                                        .formatted(element.name())
                                + " enough: what code would do, the platform does");
                return;
            }
            attributes(element, mistakes);
            if (element.name().equals("subProcess")
                    && !"true".equals(element.attribute("triggeredByEvent"))) {
                mistakes.add(
                        "procedure_element",
                        element,
                        "a sub-process stands for withdrawal alone: write triggeredByEvent=\"true\"");
            }
        } else if (!element.namespace().startsWith("http://www.omg.org/spec/")) {
            mistakes.add(
                    "procedure_element",
                    element,
                    "<%s> of '%s' is not part of a procedure; delete it"
                            .formatted(element.name(), element.namespace()));
            return;
        }
        element.children().forEach(child -> check(child, mistakes));
    }

    private static void attributes(XmlElement element, ProcedureReader.Mistakes mistakes) {
        for (String name : element.attributes().keySet()) {
            boolean schema = name.startsWith("{http://www.w3.org/2001/XMLSchema-instance}");
            if (name.startsWith("{")
                    && !schema
                    && !name.startsWith("{" + ProcedureReader.ECHELON + "}")) {
                mistakes.add(
                        "procedure_element",
                        element,
                        "the attribute %s is not part of a procedure; delete it".formatted(name));
            }
        }
    }
}
