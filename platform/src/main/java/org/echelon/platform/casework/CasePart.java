package org.echelon.platform.casework;

import java.util.Locale;
import java.util.Optional;

/// A part of the case page that another package of casework draws: what was filed, the number from
/// the national system. The case page asks every such bean, in the order of `@Order`.
public interface CasePart {

    /// The fragment, such as `casework/application/filing :: filing`; it takes one argument, the
    /// view.
    String fragment();

    /// Heading of the part, as a key of the messages.
    String heading();

    /// What it is drawn from for whoever is signed in; empty where the case has no such part.
    Optional<Object> view(CaseFile file, Locale locale);
}
