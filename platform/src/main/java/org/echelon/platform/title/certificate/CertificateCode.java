package org.echelon.platform.title.certificate;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The code of a certificate: twelve letters and digits that nobody guesses (58 bits) and nobody
/// mistakes for others when reading them aloud. Printed in groups of four.
final class CertificateCode {

    static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private CertificateCode() {}

    static String next(RandomGenerator random) {
        StringBuilder code = new StringBuilder();
        for (int letter = 0; letter < LENGTH; letter++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /// What somebody typed, without hyphens and blanks, in capitals; empty when it is no code.
    static Optional<String> read(String text) {
        String code = text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        boolean known = code.chars().allMatch(letter -> LETTERS.indexOf(letter) >= 0);
        return code.length() == LENGTH && known ? Optional.of(code) : Optional.empty();
    }

    /// `7K4M-2Q9X-TB3C`
    static String shown(String code) {
        StringBuilder text = new StringBuilder(code);
        for (int at = LENGTH - GROUP; at > 0; at -= GROUP) {
            text.insert(at, '-');
        }
        return text.toString();
    }
}
