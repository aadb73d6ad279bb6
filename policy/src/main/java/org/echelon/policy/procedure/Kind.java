package org.echelon.policy.procedure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a step is, with the outcomes it can have (the tokens at the gateway behind it).
public enum Kind {
    /// Somebody looks whether the filing is complete.
    CHECK("accept supplement refuse", "accept"),
    /// The applicant adds what is missing.
    SUPPLEMENT("answered refuse", null),
    /// The authority confirms or refuses.
    CONFIRM("confirm refuse", "confirm"),
    /// The public may object.
    NOTICE("continue object", null),
    /// The authority decides on objections.
    OBJECTION("dismiss uphold", null),
    /// Somebody compares the filing with figures of their own.
    VERIFY("verify not_verified", "verify"),
    /// The number comes from the national system.
    NUMBER("number", null);

    private final String tokens;
    private final @Nullable String good;

    Kind(String tokens, @Nullable String good) {
        this.tokens = tokens;
        this.good = good;
    }

    /// Outcomes that such a step can have.
    public List<String> tokens() {
        return List.of(tokens.split(" "));
    }

    /// As the file writes it: `check`, `confirm`, …
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The outcome that silence has; empty where nothing happens by itself, or where such a step
    /// cannot be silent in this way.
    Optional<String> onSilence(Silence silence) {
        return switch (silence) {
            case ACCEPT -> Optional.ofNullable(good);
            case REFUSE -> Optional.of("refuse").filter(tokens()::contains);
            case CONTINUE -> Optional.of("continue").filter(tokens()::contains);
            case ESCALATE -> Optional.empty();
        };
    }

    /// What silence may mean at such a step.
    Set<Silence> silences() {
        return switch (this) {
            case CHECK, CONFIRM -> Set.of(Silence.ACCEPT, Silence.REFUSE, Silence.ESCALATE);
            case SUPPLEMENT -> Set.of(Silence.REFUSE, Silence.ESCALATE);
            case NOTICE -> Set.of(Silence.CONTINUE);
            case OBJECTION, NUMBER -> Set.of(Silence.ESCALATE);
            case VERIFY -> Set.of(Silence.ACCEPT, Silence.ESCALATE);
        };
    }

    /// Who may be asked at such a step.
    Set<Participant> participants() {
        return switch (this) {
            case CHECK -> Set.of(Participant.AGENCY, Participant.OFFICER);
            case SUPPLEMENT -> Set.of(Participant.APPLICANT);
            case CONFIRM, OBJECTION, NUMBER -> Set.of(Participant.OFFICER);
            case NOTICE -> Set.of(Participant.PUBLIC);
            case VERIFY -> Set.of(Participant.TAX_OFFICER, Participant.OFFICER);
        };
    }
}
