package org.echelon.platform.identity;

import java.util.Optional;

/// A form in which people type for long, so that their session may have ended when they send it.
///
/// What they typed is never kept on the server for somebody who is not signed in: it goes back into
/// the page they get, with a link to sign in, and from there to the form again.
public interface LongForm {

    /// Where what was typed is sent on to, for the address it was sent to; empty where the address
    /// is none of this form's. That address shows the form, changes nothing, and is therefore asked
    /// for no token.
    Optional<String> resumeAt(String path);

    /// Whether an address is one that [#resumeAt] names.
    boolean isResume(String path);
}
