package org.echelon.policy.procedure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.echelon.policy.dmn.XmlElement;
import org.jspecify.annotations.Nullable;

/// Follows the flows of a process from each step through its gateways, outcome by outcome.
final class Flows {

    private static final Pattern CONDITION =
            Pattern.compile("\\$\\{\\s*outcome\\s*==\\s*'([a-z_]+)'\\s*}");
    private static final int MOST_GATEWAYS = 20;

    /// A sequence flow.
    ///
    /// @param token outcome it is for; absent for every other one
    private record Flow(XmlElement element, String target, @Nullable String token) {}

    private final XmlElement process;
    private final Map<String, Step> steps;
    private final ProcedureReader.Mistakes mistakes;
    private final Map<String, XmlElement> nodes = new LinkedHashMap<>();
    private final Map<String, List<Flow>> from = new HashMap<>();

    Flows(XmlElement process, Map<String, Step> steps, ProcedureReader.Mistakes mistakes) {
        this.process = process;
        this.steps = steps;
        this.mistakes = mistakes;
        for (XmlElement element : process.children()) {
            nodes.put(ProcedureReader.text(element, "id"), element);
        }
        for (XmlElement element : process.children("sequenceFlow")) {
            add(element);
        }
    }

    private void add(XmlElement element) {
        String source = ProcedureReader.text(element, "sourceRef");
        String target = ProcedureReader.text(element, "targetRef");
        for (String end : List.of(source, target)) {
            if (!nodes.containsKey(end)) {
                mistakes.add(
                        "procedure_flow",
                        element,
                        "the flow refers to '%s', which does not exist".formatted(end));
            }
        }
        String token = null;
        Optional<XmlElement> condition = element.child("conditionExpression");
        if (condition.isPresent()) {
            String text = condition.get().text().strip();
            Matcher matcher = CONDITION.matcher(text);
            if (matcher.matches()) {
                token = matcher.group(1);
            } else {
                mistakes.add(
                        "procedure_condition",
                        element,
                        "the condition is '%s'; write ${outcome == 'accept'} with the outcome's name"
                                .formatted(text));
            }
        }
        from.computeIfAbsent(source, _ -> new ArrayList<>()).add(new Flow(element, target, token));
    }

    /// The step behind the start event.
    Optional<Step> first() {
        List<XmlElement> starts = process.children("startEvent");
        if (starts.size() != 1) {
            mistakes.add(
                    "procedure_flow",
                    process,
                    "there are %d start events; a procedure has one".formatted(starts.size()));
            return Optional.empty();
        }
        List<Flow> flows =
                from.getOrDefault(ProcedureReader.text(starts.getFirst(), "id"), List.of());
        Step first = flows.size() == 1 ? steps.get(flows.getFirst().target()) : null;
        if (first == null) {
            mistakes.add(
                    "procedure_flow",
                    starts.getFirst(),
                    "the start leads to %s; it leads to the first step, and to nothing else"
                            .formatted(flows.stream().map(Flow::target).toList()));
        }
        return Optional.ofNullable(first);
    }

    /// Where each outcome of each step leads.
    Map<String, Map<String, Place>> outcomes() {
        if (process.children("endEvent").isEmpty()) {
            mistakes.add(
                    "procedure_no_end",
                    process,
                    "the procedure has no end; add end events with the ids recognised and refused");
        }
        ends();
        Map<String, Map<String, Place>> outcomes = new LinkedHashMap<>();
        for (Step step : steps.values()) {
            Map<String, Place> places = new LinkedHashMap<>();
            for (String token : step.kind().tokens()) {
                follow(step.id(), token, 0).ifPresent(place -> places.put(token, place));
            }
            outcomes.put(step.id(), places);
            silence(step, places);
            unknownTokens(step);
        }
        stuck(outcomes);
        return outcomes;
    }

    private void ends() {
        for (XmlElement end : process.children("endEvent")) {
            String id = ProcedureReader.text(end, "id");
            if (End.of(id).isEmpty()) {
                mistakes.add(
                        "procedure_value",
                        end,
                        "an end is called '%s'; write recognised, refused or withdrawn"
                                .formatted(id));
            }
        }
    }

    private Optional<Place> follow(String node, String token, int depth) {
        List<Flow> flows = from.getOrDefault(node, List.of());
        Optional<Flow> taken =
                flows.stream()
                        .filter(flow -> token.equals(flow.token()))
                        .findFirst()
                        .or(() -> flows.stream().filter(flow -> flow.token() == null).findFirst());
        if (taken.isEmpty() || depth > MOST_GATEWAYS) {
            return Optional.empty();
        }
        String target = taken.get().target();
        Step step = steps.get(target);
        if (step != null) {
            return Optional.of(new Place.At(step));
        }
        XmlElement element = nodes.get(target);
        if (element == null) {
            return Optional.empty();
        }
        return switch (element.name()) {
            case "endEvent" -> End.of(target).map(Place.Ended::new);
            case "exclusiveGateway" -> follow(target, token, depth + 1);
            default -> Optional.empty();
        };
    }

    private void silence(Step step, Map<String, Place> places) {
        Optional<String> token = step.silentOutcome();
        if (token.isPresent() && !places.containsKey(token.get())) {
            mistakes.add(
                    "procedure_silence",
                    element(step),
                    "silence means '%s', but no flow is for the outcome '%s'; add a flow with the condition ${outcome == '%s'}"
                            .formatted(step.silent().written(), token.get(), token.get()));
        }
    }

    /// Outcomes at the gateways directly behind a step that such a step never has.
    private void unknownTokens(Step step) {
        Set<String> seen = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(step.id()));
        while (!open.isEmpty()) {
            String node = open.removeLast();
            for (Flow flow : from.getOrDefault(node, List.of())) {
                if (flow.token() != null && !step.kind().tokens().contains(flow.token())) {
                    mistakes.add(
                            "procedure_outcome",
                            flow.element(),
                            "a step of kind %s never has the outcome '%s'; it has %s"
                                    .formatted(
                                            step.kind().written(),
                                            flow.token(),
                                            String.join(", ", step.kind().tokens())));
                }
                XmlElement target = nodes.get(flow.target());
                if (target != null
                        && target.name().equals("exclusiveGateway")
                        && seen.add(flow.target())) {
                    open.add(flow.target());
                }
            }
        }
    }

    /// Steps from which no end can be reached.
    private void stuck(Map<String, Map<String, Place>> outcomes) {
        Set<String> leaving = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<String, Map<String, Place>> step : outcomes.entrySet()) {
                boolean leaves =
                        step.getValue().values().stream()
                                .anyMatch(place ->
                                        switch (place) {
                                            case Place.Ended _ -> true;
                                            case Place.At(Step next) -> leaving.contains(next.id());
                                        });
                if (leaves && leaving.add(step.getKey())) {
                    more = true;
                }
            }
        }
        for (Step step : steps.values()) {
            if (!leaving.contains(step.id())) {
                mistakes.add(
                        "procedure_stuck",
                        element(step),
                        outcomes.getOrDefault(step.id(), Map.of()).isEmpty()
                                ? "nobody can leave this step: no flow leads from it for any of its outcomes (%s)"
                                        .formatted(String.join(", ", step.kind().tokens()))
                                : "from this step no end can be reached; lead one of its outcomes on");
            }
        }
    }

    /// Whether the applicant may take the application back: an event sub-process begun by the
    /// message `withdraw` that ends in `withdrawn`.
    boolean withdrawable() {
        return process.children("subProcess").stream()
                .flatMap(sub -> sub.children("endEvent").stream())
                .anyMatch(end ->
                        End.of(ProcedureReader.text(end, "id")).orElse(null) == End.WITHDRAWN);
    }

    private XmlElement element(Step step) {
        return nodes.getOrDefault(step.id(), process);
    }
}
