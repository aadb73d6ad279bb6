package org.echelon.platform.casework;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What can be done to a case.
///
/// The token is what the procedure's gateways look at; an action without one leaves the case at its
/// step.
public enum Action {
    /// The filing is complete.
    ACCEPT("accept"),
    /// Something is missing: told once, all at once.
    ASK_SUPPLEMENT("supplement"),
    /// The applicant has added what was missing.
    ANSWER_SUPPLEMENT("answered"),
    /// The authority confirms.
    CONFIRM("confirm"),
    /// The authority refuses, with a reason.
    REFUSE("refuse"),
    /// Somebody objects to the public notice, by real name.
    OBJECT("object"),
    /// The objections are right: the case is refused.
    UPHOLD_OBJECTION("uphold"),
    /// The objections are not right: the notice goes on.
    DISMISS_OBJECTION("dismiss"),
    /// The figures agree.
    VERIFY("verify"),
    /// The figures do not agree: back to the authority, with what was found.
    NOT_VERIFIED("not_verified"),
    /// The number has come from the national system.
    RECORD_NUMBER("number"),
    /// The applicant takes the application back.
    WITHDRAW(null),
    /// The limit of the step is extended, once, with a reason.
    EXTEND(null),
    /// The limit passed in silence and the procedure says what follows.
    LAPSE(null),
    /// The limit passed in silence and the case is shown to the leader.
    ESCALATE(null),
    /// The procedure begins.
    BEGIN(null);

    private final @Nullable String token;

    Action(@Nullable String token) {
        this.token = token;
    }

    /// What the procedure's gateways look at; empty where the procedure is not asked.
    public Optional<String> token() {
        return Optional.ofNullable(token);
    }
}
