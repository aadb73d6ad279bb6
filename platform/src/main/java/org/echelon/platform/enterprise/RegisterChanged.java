package org.echelon.platform.enterprise;

import java.util.List;

/// What the register holds of enterprises has changed: their particulars, facts, titles or awards.
///
/// @param enterprises keys, a few hundred at most; a large import publishes several
public record RegisterChanged(List<String> enterprises) {

    public RegisterChanged {
        enterprises = List.copyOf(enterprises);
    }
}
