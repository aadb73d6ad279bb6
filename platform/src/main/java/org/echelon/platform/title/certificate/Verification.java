package org.echelon.platform.title.certificate;

import java.util.Optional;
import org.echelon.platform.title.PublicTitle;
import org.echelon.policy.message.Words;

/// What a certificate is worth on a day.
///
/// @param certificate what was printed
/// @param standing what it is worth
/// @param now the title as the register has it now; empty when it is not on file any more
record Verification(Certificate certificate, Standing standing, Optional<PublicTitle> now) {

    enum Standing {
        VALID("有效", "Valid", "met", "✓"),
        NOT_YET("尚未生效", "Not yet valid", "quiet", "–"),
        EXPIRED("已到期", "Expired", "quiet", "–"),
        REVOKED("已撤销", "Revoked", "not-met", "✗"),
        /// The register says something else by now, such as another name.
        SUPERSEDED("已被取代", "Superseded", "unknown", "!");

        private final String zh;
        private final String en;
        private final String kind;
        private final String sign;

        Standing(String zh, String en, String kind, String sign) {
            this.zh = zh;
            this.en = en;
            this.kind = kind;
            this.sign = sign;
        }

        Words words() {
            return new Words(zh, en);
        }

        String kind() {
            return kind;
        }

        String sign() {
            return sign;
        }
    }

    static Verification of(Certificate certificate, Optional<PublicTitle> now) {
        Standing standing =
                now.map(title -> standing(certificate.printed(), title))
                        .orElse(Standing.SUPERSEDED);
        return new Verification(certificate, standing, now);
    }

    /// A title taken back is told first, whatever else has changed.
    private static Standing standing(Printed printed, PublicTitle now) {
        return switch (now.state()) {
            case REVOKED -> Standing.REVOKED;
            case VALID -> printed.agreesWith(now) ? Standing.VALID : Standing.SUPERSEDED;
            case EXPIRED -> printed.agreesWith(now) ? Standing.EXPIRED : Standing.SUPERSEDED;
            case NOT_YET -> printed.agreesWith(now) ? Standing.NOT_YET : Standing.SUPERSEDED;
        };
    }
}
