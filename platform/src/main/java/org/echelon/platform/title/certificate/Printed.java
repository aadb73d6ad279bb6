package org.echelon.platform.title.certificate;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.echelon.platform.title.PublicTitle;
import org.jspecify.annotations.Nullable;

/// What a certificate says, and the text of it that is signed.
///
/// The text is nine lines of UTF-8 after a line that names the format; docs/formats/certificate.md
/// is its description, and a change of it needs another first line.
///
/// @param code the certificate's code
/// @param title id of the programme that gives the title
/// @param number certificate or registry number
/// @param name the enterprise's name
/// @param enterpriseCode its Unified Social Credit Code, or its other identifier
/// @param issuedOn day of issue, where known
/// @param from first day of validity
/// @param until first day no longer valid; absent means without end
/// @param simulated whether a simulated issuer drew the number
record Printed(
        String code,
        String title,
        String number,
        String name,
        String enterpriseCode,
        @Nullable LocalDate issuedOn,
        LocalDate from,
        @Nullable LocalDate until,
        boolean simulated) {

    private static final String FORMAT = "echelon-certificate-1";
    private static final String SIMULATED = "simulated";
    private static final int LINES = 10;

    Printed {
        if ((number + name + enterpriseCode + title).contains("\n")) {
            throw new IllegalArgumentException("a line of a certificate has a line break");
        }
    }

    static Printed of(String code, PublicTitle title) {
        if (title.number() == null) {
            throw new IllegalArgumentException("a title without a number has no certificate");
        }
        return new Printed(
                code,
                title.title(),
                title.number(),
                title.name(),
                title.code(),
                title.issuedOn(),
                title.from(),
                title.until(),
                title.simulated());
    }

    /// The text that is signed.
    String payload() {
        return String.join(
                "\n",
                FORMAT,
                code,
                title,
                number,
                name,
                enterpriseCode,
                text(issuedOn),
                text(from),
                text(until),
                simulated ? SIMULATED : "");
    }

    static Printed read(String payload) {
        List<String> lines = List.of(payload.split("\n", -1));
        if (lines.size() != LINES || !lines.getFirst().equals(FORMAT)) {
            throw new IllegalArgumentException("not the text of a certificate");
        }
        return new Printed(
                lines.get(1),
                lines.get(2),
                lines.get(3),
                lines.get(4),
                lines.get(5),
                day(lines.get(6)).orElse(null),
                LocalDate.parse(lines.get(7)),
                day(lines.get(8)).orElse(null),
                lines.get(9).equals(SIMULATED));
    }

    /// Whether the register says the same.
    boolean agreesWith(PublicTitle now) {
        return now.number() != null && equals(of(code, now));
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static Optional<LocalDate> day(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }

    /// Bytes as addresses carry them.
    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    byte[] signedBytes() {
        return payload().getBytes(StandardCharsets.UTF_8);
    }
}
