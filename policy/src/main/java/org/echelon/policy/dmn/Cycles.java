package org.echelon.policy.dmn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.echelon.policy.message.Diagnostic;

/// Refuses requirements that lead back to where they start, and chains too long to follow.
///
/// Iterative, so that no model can exhaust the stack here; [#MAX_CHAIN] keeps the evaluation, which
/// is recursive, within it too.
final class Cycles {

    static final int MAX_CHAIN = 400;

    private final List<Diagnostic> diagnostics;
    private final Function<Node, String> place;

    /// @param place where a node stands, for diagnostics
    Cycles(List<Diagnostic> diagnostics, Function<Node, String> place) {
        this.diagnostics = diagnostics;
        this.place = place;
    }

    private static final class Visit {
        final Node node;
        final List<Node> next;
        int at;
        int longest;

        Visit(Node node) {
            this.node = node;
            this.next = requires(node);
        }
    }

    void refuse(List<Node> nodes) {
        Map<Node, Integer> lengths = new HashMap<>();
        for (Node start : nodes) {
            if (!lengths.containsKey(start)) {
                follow(start, lengths);
            }
        }
    }

    private void follow(Node start, Map<Node, Integer> lengths) {
        Deque<Visit> path = new ArrayDeque<>();
        path.push(new Visit(start));
        while (!path.isEmpty()) {
            Visit visit = path.peek();
            if (visit.at == visit.next.size()) {
                path.pop();
                lengths.put(visit.node, visit.longest + 1);
                if (!path.isEmpty()) {
                    path.peek().longest = Math.max(path.peek().longest, visit.longest + 1);
                }
                if (visit.longest == MAX_CHAIN) {
                    tooLong(visit.node);
                }
                continue;
            }
            Node next = visit.next.get(visit.at++);
            Integer length = lengths.get(next);
            if (length != null) {
                visit.longest = Math.max(visit.longest, length);
            } else if (path.stream().anyMatch(v -> v.node == next)) {
                cycle(path, next);
            } else {
                path.push(new Visit(next));
            }
        }
    }

    private static List<Node> requires(Node node) {
        return switch (node) {
            case Node.Input _ -> List.of();
            case Node.Result result -> targets(result.requirements);
            case Node.Knowledge knowledge -> targets(knowledge.requirements);
            case Node.Service service -> List.copyOf(service.outputs);
        };
    }

    private static List<Node> targets(List<Node.Requirement> requirements) {
        return requirements.stream().map(Node.Requirement::node).toList();
    }

    private void cycle(Deque<Visit> path, Node back) {
        List<String> names = new ArrayList<>();
        for (Visit visit : path) {
            names.addFirst(visit.node.name);
            if (visit.node == back) {
                break;
            }
        }
        names.add(back.name);
        diagnostics.add(
                Diagnostic.error(
                        "dmn_cycle",
                        place.apply(back),
                        "it requires itself: "
                                + String.join(" → ", names)
                                + "; remove one of these requirements"));
    }

    private void tooLong(Node node) {
        diagnostics.add(
                Diagnostic.error(
                        "dmn_chain",
                        place.apply(node),
                        "it stands at the end of more than "
                                + MAX_CHAIN
                                + " requirements, one upon the other; join some of them"));
    }
}
