package org.echelon.population;

import java.util.ArrayList;
import java.util.List;

/// The Unified Social Credit Code (GB 32100-2015) checked by SQL, millions at a time; what is wrong
/// with one code [org.echelon.policy.fact.UnifiedSocialCreditCode] tells in words.
final class CreditCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int[] WEIGHTS = {
        1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
    };
    private static final int[] ORGANISATION = {3, 7, 9, 10, 5, 8, 4, 2};

    private CreditCode() {}

    /// SQL, true where a code is wrong.
    static String wrong(String code) {
        List<String> whole = new ArrayList<>();
        for (int i = 0; i < WEIGHTS.length; i++) {
            whole.add(term(ALPHABET, code, i + 1, WEIGHTS[i]));
        }
        List<String> organisation = new ArrayList<>();
        for (int i = 0; i < ORGANISATION.length; i++) {
            organisation.add(term(LETTERS, code, i + 9, ORGANISATION[i]));
        }
        String check =
                "substr('%s', 1 + (31 - (%s) %% 31) %% 31, 1)".formatted(ALPHABET, sum(whole));
        String organisationCheck =
                "substr('0123456789X', 1 + (11 - (%s) %% 11) %% 11, 1)"
                        .formatted(sum(organisation));
        return "not (regexp_full_match(%s, '[0-9A-HJ-NPQRTUWXY]{18}') and substr(%s, 18, 1) = %s and substr(%s, 17, 1) = %s)"
                .formatted(code, code, check, code, organisationCheck);
    }

    private static String term(String alphabet, String code, int position, int weight) {
        return "(strpos('%s', substr(%s, %d, 1)) - 1) * %d"
                .formatted(alphabet, code, position, weight);
    }

    private static String sum(List<String> terms) {
        return String.join(" + ", terms);
    }
}
