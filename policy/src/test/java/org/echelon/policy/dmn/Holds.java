package org.echelon.policy.dmn;

import java.util.List;
import org.echelon.policy.feel.Value;

/// Whether a value lies within what was known of it.
final class Holds {

    private Holds() {}

    static boolean holds(Value known, Value revealed) {
        return switch (known) {
            case Value.OpenAny _ -> true;
            case Value.OpenNumber open ->
                    revealed instanceof Value.Null
                            ? open.mayBeNull()
                            : revealed instanceof Value.Numeric(var number, _)
                                    && (open.min() == null || open.min().compareTo(number) <= 0)
                                    && (open.max() == null || open.max().compareTo(number) >= 0);
            case Value.OpenTruth open ->
                    switch (revealed) {
                        case Value.Null _ -> open.mayBeNull();
                        case Value.Truth(boolean truth) ->
                                truth ? open.mayBeTrue() : open.mayBeFalse();
                        default -> false;
                    };
            case Value.OpenItems(var members, _) ->
                    revealed instanceof Value.Items(var items) && sublist(members, items);
            case Value.Items(var values) -> {
                if (!(revealed instanceof Value.Items(var items))
                        || items.size() != values.size()) {
                    yield false;
                }
                for (int i = 0; i < items.size(); i++) {
                    if (!holds(values.get(i), items.get(i))) {
                        yield false;
                    }
                }
                yield true;
            }
            default -> known.equals(revealed);
        };
    }

    private static boolean sublist(List<Value.OpenItems.Member> members, List<Value> items) {
        if (members.isEmpty()) {
            return items.isEmpty();
        }
        Value.OpenItems.Member first = members.getFirst();
        List<Value.OpenItems.Member> rest = members.subList(1, members.size());
        return (!items.isEmpty()
                        && holds(first.value(), items.getFirst())
                        && sublist(rest, items.subList(1, items.size())))
                || (!first.certain() && sublist(rest, items));
    }
}
