package org.echelon.conformance;

/// The engines of the contest.
public enum ContestEngine {
    ECHELON("this engine"),
    ECHELON_TRACED("this engine, full trace"),
    KIE("KIE 10.2.0, interpreted"),
    JDMN("jDMN 9.0.0, interpreted"),
    JDMN_GENERATED("jDMN 9.0.0, generated Java"),
    CAMUNDA("Camunda dmn-scala 1.11.0");

    private final String words;

    ContestEngine(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    Contestant enter(ContestModel model) {
        return switch (this) {
            case ECHELON -> new OwnEngine(model, false);
            case ECHELON_TRACED -> new OwnEngine(model, true);
            case KIE -> new KieEngine(model);
            case JDMN -> new RivalEngine(model, "jdmn", "JdmnInterpreted");
            case JDMN_GENERATED -> new RivalEngine(model, "jdmn", "JdmnGenerated");
            case CAMUNDA -> new RivalEngine(model, "camunda", "Camunda");
        };
    }
}
