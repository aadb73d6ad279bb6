package org.echelon.platform.seal;

import java.util.Base64;

/// A signature and the key that made it.
///
/// @param key id of the key, as published at `/about/keys`
/// @param value Ed25519 signature (RFC 8032), 64 bytes in Base64
public record Signature(String key, String value) {

    byte[] bytes() {
        return Base64.getDecoder().decode(value);
    }
}
