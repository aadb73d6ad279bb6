package org.echelon.population.synthesis;

import org.echelon.policy.fact.UnifiedSocialCreditCode;

/// Codes with valid check characters that no enterprise should have: organisation codes that begin
/// with XX, which the register does not give to enterprises.
final class Codes {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int FREE = 6;

    private Codes() {}

    /// @param number of the enterprise; another number gives another code
    static String of(String district, long number) {
        char[] organisation = new char[FREE + 2];
        organisation[0] = 'X';
        organisation[1] = 'X';
        long rest = number;
        for (int i = organisation.length - 1; i > 1; i--) {
            organisation[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
            rest /= ALPHABET.length();
        }
        String body = new String(organisation);
        String first17 = "91" + district + body + UnifiedSocialCreditCode.organisationCheck(body);
        return first17 + UnifiedSocialCreditCode.check(first17);
    }
}
