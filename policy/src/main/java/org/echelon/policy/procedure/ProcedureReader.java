package org.echelon.policy.procedure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.echelon.policy.dmn.SafeXml;
import org.echelon.policy.dmn.XmlElement;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// Reads `procedure.bpmn`; every mistake becomes a diagnostic, all at once.
public final class ProcedureReader {

    /// Namespace of BPMN 2.0.
    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    /// Namespace of our own attributes.
    static final String ECHELON = "urn:echelon:procedure";

    private static final int LONGEST_LIMIT = 1_000;

    /// The procedure, or what is wrong with the file.
    public record Reading(Optional<Procedure> procedure, List<Diagnostic> diagnostics) {}

    private final String place;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private ProcedureReader(String place) {
        this.place = place;
    }

    /// Reads a file.
    ///
    /// @param place its name, for diagnostics
    public static Reading read(String place, byte[] xml) {
        SafeXml.Tree tree = SafeXml.read(place, xml);
        if (tree.root().isEmpty()) {
            return new Reading(Optional.empty(), tree.diagnostics());
        }
        ProcedureReader reader = new ProcedureReader(place);
        Optional<Procedure> procedure = reader.procedure(tree.root().get());
        return new Reading(
                reader.diagnostics.isEmpty() ? procedure : Optional.empty(),
                List.copyOf(reader.diagnostics));
    }

    private Optional<Procedure> procedure(XmlElement root) {
        List<XmlElement> processes =
                root.namespace().equals(BPMN) ? root.children("process") : List.of();
        if (!root.name().equals("definitions") || processes.size() != 1) {
            error(
                    "procedure_form",
                    root,
                    "<%s> with %d processes; a procedure is <definitions> of %s with one <process>"
                            .formatted(root.name(), processes.size(), BPMN));
            return Optional.empty();
        }
        XmlElement process = processes.getFirst();
        if (!"true".equals(process.attribute("isExecutable"))) {
            error(
                    "procedure_form",
                    process,
                    "isExecutable is '%s'; write isExecutable=\"true\""
                            .formatted(text(process, "isExecutable")));
        }
        AllowedElements.check(root, this::error);
        Map<String, Step> steps = new LinkedHashMap<>();
        for (XmlElement task : process.children("userTask")) {
            step(task).ifPresent(step -> steps.put(step.id(), step));
        }
        int limit = number(process, "limit");
        String basis = required(process, "basis", "a document with its article, or promise");
        if (!diagnostics.isEmpty()) {
            return Optional.empty();
        }
        Flows flows = new Flows(process, steps, this::error);
        Optional<Step> first = flows.first();
        Map<String, Map<String, Place>> outcomes = flows.outcomes();
        return first.map(step ->
                new Procedure(
                        text(process, "id"),
                        limit,
                        basis,
                        step,
                        List.copyOf(steps.values()),
                        outcomes,
                        flows.withdrawable()));
    }

    private Optional<Step> step(XmlElement task) {
        int before = diagnostics.size();
        Kind kind = oneOf(task, "kind", Kind.values(), Kind::written).orElse(null);
        Participant participant =
                oneOf(task, "role", Participant.values(), Participant::written).orElse(null);
        Silence silent = oneOf(task, "silent", Silence.values(), Silence::written).orElse(null);
        Level level = null;
        if (participant != null && participant.ofDivision()) {
            level = oneOf(task, "level", Level.values(), Level::written).orElse(null);
        }
        int limit = number(task, "limit");
        int extension = ours(task, "extension") == null ? 0 : number(task, "extension");
        String basis = required(task, "basis", "a document with its article, or promise");
        String english = required(task, "en", "the step's name in English");
        String chinese = text(task, "name");
        if (chinese.isBlank()) {
            error("procedure_value", task, "the step has no name; write name=\"…\" in Chinese");
        }
        if (kind == null || participant == null || silent == null) {
            return Optional.empty();
        }
        if (!kind.participants().contains(participant)) {
            error(
                    "procedure_value",
                    task,
                    "a step of kind %s cannot ask '%s'; it asks %s"
                            .formatted(
                                    kind.written(),
                                    participant.written(),
                                    list(kind.participants(), Participant::written)));
        }
        if (!kind.silences().contains(silent)) {
            error(
                    "procedure_value",
                    task,
                    "silence at a step of kind %s cannot mean '%s'; it means %s"
                            .formatted(
                                    kind.written(),
                                    silent.written(),
                                    list(kind.silences(), Silence::written)));
        }
        return diagnostics.size() > before
                ? Optional.empty()
                : Optional.of(
                        new Step(
                                text(task, "id"),
                                new Words(chinese, english),
                                kind,
                                participant,
                                level,
                                limit,
                                silent,
                                ours(task, "stops"),
                                basis,
                                extension));
    }

    private <E extends Enum<E>> Optional<E> oneOf(
            XmlElement task, String attribute, E[] values, Function<E, String> written) {
        String found = ours(task, attribute);
        for (E value : values) {
            if (written.apply(value).equals(found)) {
                return Optional.of(value);
            }
        }
        error(
                "procedure_value",
                task,
                "echelon:%s is %s; write one of %s"
                        .formatted(
                                attribute,
                                found == null ? "missing" : "'" + found + "'",
                                list(List.of(values), written)));
        return Optional.empty();
    }

    private static <E extends Enum<E>> String list(
            Collection<E> values, Function<E, String> written) {
        return String.join(", ", values.stream().sorted().map(written).toList());
    }

    private int number(XmlElement element, String attribute) {
        String found = ours(element, attribute);
        if (found != null && found.matches("[0-9]{1,4}")) {
            int value = Integer.parseInt(found);
            if (value >= 1 && value <= LONGEST_LIMIT) {
                return value;
            }
        }
        error(
                "procedure_value",
                element,
                "echelon:%s is %s; write a number of working days from 1 to %d"
                        .formatted(
                                attribute,
                                found == null ? "missing" : "'" + found + "'",
                                LONGEST_LIMIT));
        return 1;
    }

    private String required(XmlElement element, String attribute, String what) {
        String found = ours(element, attribute);
        if (found == null || found.isBlank()) {
            error(
                    "procedure_value",
                    element,
                    "echelon:%s is missing; write %s".formatted(attribute, what));
            return "missing";
        }
        return found.strip();
    }

    private static @Nullable String ours(XmlElement element, String attribute) {
        return element.attribute("{" + ECHELON + "}" + attribute);
    }

    static String text(XmlElement element, String attribute) {
        String found = element.attribute(attribute);
        return found == null ? "" : found;
    }

    private void error(String code, XmlElement element, String message) {
        String id = text(element, "id");
        diagnostics.add(
                Diagnostic.error(
                        code,
                        place
                                + ", line "
                                + element.line()
                                + (id.isEmpty() ? "" : ", " + element.name() + " " + id),
                        message));
    }

    /// Takes a mistake.
    interface Mistakes {
        void add(String code, XmlElement element, String message);
    }
}
