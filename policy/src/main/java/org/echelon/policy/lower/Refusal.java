package org.echelon.policy.lower;

/// What cannot be computed on columns exactly; becomes a diagnostic with its place.
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    Refusal(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
