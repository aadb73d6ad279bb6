package org.echelon.platform.ledger;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What names a payment order at the treasury and comes back with its result: `ECH-12-1` is the
/// first order of reward 12.
///
/// @param reward number of the reward
/// @param attempt which order, 1 for the first
record PaymentReference(long reward, int attempt) {

    private static final Pattern FORM = Pattern.compile("ECH-([0-9]{1,15})-([0-9]{1,4})");

    static String of(long reward, int attempt) {
        return "ECH-" + reward + "-" + attempt;
    }

    static Optional<PaymentReference> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        return form.matches()
                ? Optional.of(
                        new PaymentReference(
                                Long.parseLong(form.group(1)), Integer.parseInt(form.group(2))))
                : Optional.empty();
    }
}
