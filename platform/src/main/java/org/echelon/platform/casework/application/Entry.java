package org.echelon.platform.casework.application;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A question of a draft with everything that is said of it.
///
/// @param field the question
/// @param saved the newest value somebody saved; absent where nobody has
/// @param offered what stands in the box as long as nobody saved anything: the register's value, or
///   the filed one in a supplement; empty where there is none
/// @param register what the most trusted register says; absent where none does
/// @param others what other registers say, the more trusted first, own declarations included
/// @param editable whether the draft may change it; in a supplement only what was asked for
record Entry(
        Field field,
        @Nullable SavedAnswer saved,
        String offered,
        @Nullable Said register,
        List<Said> others,
        boolean editable) {

    Entry {
        others = List.copyOf(others);
    }

    /// What stands in the box.
    String typed() {
        return saved == null ? offered : saved.typed();
    }

    String dispute() {
        return saved == null ? "" : saved.dispute();
    }

    /// Number of the value that stands in the box; 0 where nobody saved one.
    int version() {
        return saved == null ? 0 : saved.version();
    }

    Input input() {
        return field.read(typed());
    }

    /// Where the answer comes from, as it stands.
    Origin origin() {
        if (!dispute().isEmpty() && register != null) {
            return Origin.DISPUTED;
        }
        if (!(input() instanceof Input.Valid(var value))) {
            return Origin.EMPTY;
        }
        if (register == null) {
            return Origin.DECLARED;
        }
        return value.equals(field.fromCanonical(register.value())) ? Origin.KEPT : Origin.CHANGED;
    }

    /// The enterprise's own declaration of an earlier filing, where it says something else than the
    /// box.
    Optional<Said> earlier() {
        return others.stream()
                .filter(said -> said.register().equals("declared"))
                .filter(said ->
                        !(input() instanceof Input.Valid(var value)
                                && value.equals(field.fromCanonical(said.value()))))
                .findFirst();
    }
}
