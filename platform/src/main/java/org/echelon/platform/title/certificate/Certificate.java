package org.echelon.platform.title.certificate;

import java.time.Instant;
import java.util.Base64;
import org.echelon.platform.seal.Signature;

/// A certificate as it was made.
///
/// @param titleId the record of the register that it was printed from
/// @param printed what it says
/// @param signature the platform's signature over [Printed#signedBytes]
/// @param madeAt when
record Certificate(long titleId, Printed printed, Signature signature, Instant madeAt) {

    /// Where everybody checks it.
    ///
    /// @param platform address of the platform, without a slash at its end
    String address(String platform) {
        return platform + "/certificates/" + CertificateCode.shown(printed.code());
    }

    /// What the QR code holds: the address, and behind `#`, which browsers do not send, the signed
    /// text and its signature for whoever checks without us.
    String qr(String platform) {
        return address(platform)
                + "#"
                + Printed.encoded(printed.signedBytes())
                + "."
                + Printed.encoded(Base64.getDecoder().decode(signature.value()))
                + "."
                + signature.key();
    }
}
