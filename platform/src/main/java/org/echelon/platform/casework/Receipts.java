package org.echelon.platform.casework;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Numbers of cases: the programme's two letters, a hyphen and six characters without look-alikes,
/// the last one a check character, such as `TS-7K4M2Q`.
///
/// The check is a weighted sum modulo 31, a prime above the 30 characters, so that every single
/// wrong character and every exchange of two characters is found; codes whose check would be the
/// thirty-first character are not given out.
public final class Receipts {

    /// Without 0 and O, 1, I and L, and without U, which is heard as V.
    static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int FREE = 5;
    private static final int PRIME = 31;

    private Receipts() {}

    /// A new number at random; whether it is taken, the register of cases knows.
    ///
    /// @param programme id, such as `cn/tech-sme`
    static String next(String programme, RandomGenerator random) {
        while (true) {
            StringBuilder code = new StringBuilder();
            for (int i = 0; i < FREE; i++) {
                code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            int check = check(code);
            if (check < ALPHABET.length()) {
                return letters(programme) + "-" + code + ALPHABET.charAt(check);
            }
        }
    }

    /// The number that somebody typed, in its own spelling; empty when it cannot be one.
    public static Optional<String> parse(String typed) {
        String plain = typed.strip().toUpperCase(Locale.ROOT).replace(" ", "");
        if (!plain.matches("[A-Z]{2}-?[" + ALPHABET + "]{" + (FREE + 1) + "}")) {
            return Optional.empty();
        }
        String code = plain.substring(plain.length() - FREE - 1);
        return ALPHABET.indexOf(code.charAt(FREE)) == check(code.substring(0, FREE))
                ? Optional.of(plain.substring(0, 2) + "-" + code)
                : Optional.empty();
    }

    /// The programme's letters: the initials of its name (`tech-sme` → TS), or the first two
    /// letters of a name of one word (`hnte` → HN); look-alikes are passed over.
    static String letters(String programme) {
        String[] words = programme.substring(programme.lastIndexOf('/') + 1).split("[^A-Za-z]+");
        String second = words.length > 1 ? clear(words[1]) : "";
        String first = clear(words[0]);
        String letters = second.isEmpty() ? first : first.charAt(0) + second;
        return (letters + "XX").substring(0, 2);
    }

    private static String clear(String word) {
        String letters = word.toUpperCase(Locale.ROOT).replaceAll("[^A-HJKMNP-TV-Z]", "");
        return letters.isEmpty() ? "X" : letters;
    }

    /// The check's place in the alphabet, 30 where there is no such character.
    private static int check(CharSequence code) {
        int sum = 0;
        for (int i = 0; i < FREE; i++) {
            sum += (i + 2) * (ALPHABET.indexOf(code.charAt(i)) + 1);
        }
        // the check itself has weight 1: the whole sum is a multiple of 31
        return Math.floorMod(-sum - 1, PRIME);
    }
}
