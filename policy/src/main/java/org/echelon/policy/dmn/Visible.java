package org.echelon.policy.dmn;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.echelon.policy.feel.Names;

/// What an expression may name.
///
/// @param names for the lexer: the variables, and members of several words
/// @param variables the variables alone
/// @param all whether any other name may be a variable too, as within a filter
record Visible(Names names, Set<String> variables, boolean all) {

    static Visible of(Names members, Collection<String> variables) {
        return new Visible(members.plus(variables), Set.copyOf(variables), false);
    }

    Visible lenient() {
        return new Visible(names, variables, true);
    }

    Visible plus(Collection<String> more) {
        if (more.isEmpty()) {
            return this;
        }
        Set<String> wider = new HashSet<>(variables);
        wider.addAll(more);
        return new Visible(names.plus(more), wider, all);
    }

    Visible plus(String name) {
        return plus(List.of(name));
    }
}
