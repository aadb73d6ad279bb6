package org.echelon.platform.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.HexFormat;

/// A public key of the platform.
///
/// @param id first sixteen hexadecimal digits of the SHA-256 of the key as X.509 encodes it
/// @param algorithm `Ed25519`
/// @param pem the key as PEM, for `openssl` and others
/// @param retired whether it only verifies what was signed before
public record PublishedKey(String id, String algorithm, String pem, boolean retired) {

    static PublishedKey of(PublicKey key, boolean retired) {
        return new PublishedKey(
                id(key), "Ed25519", SigningKey.pem("PUBLIC KEY", key.getEncoded()), retired);
    }

    static String id(PublicKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
