package org.echelon.platform.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Signs, and verifies what was signed.
///
/// The private key lies in a file, never in the database and never in a log. A public key of an
/// earlier one, put as PEM into the folder `keys` beside it, stays published and verifies.
@Component
@EnableConfigurationProperties(SealSettings.class)
public class Seal {

    private static final String ALGORITHM = "Ed25519";

    private final KeyPair pair;
    private final String id;
    private final Map<String, PublicKey> published = new LinkedHashMap<>();

    Seal(SealSettings settings) {
        Path named = settings.signingKey();
        Path file = named == null ? settings.data().resolve("signing-key") : named;
        this.pair = SigningKey.in(file, named == null);
        this.id = PublishedKey.id(pair.getPublic());
        published.put(id, pair.getPublic());
        retired(file.resolveSibling("keys"))
                .forEach(key -> published.putIfAbsent(PublishedKey.id(key), key));
    }

    /// Signs the bytes with the present key.
    public Signature sign(byte[] content) {
        try {
            java.security.Signature signer = java.security.Signature.getInstance(ALGORITHM);
            signer.initSign(pair.getPrivate());
            signer.update(content);
            return new Signature(id, Base64.getEncoder().encodeToString(signer.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    /// Whether one of our keys signed exactly these bytes.
    public boolean verifies(byte[] content, Signature signature) {
        PublicKey key = published.get(signature.key());
        if (key == null) {
            return false;
        }
        try {
            java.security.Signature verifier = java.security.Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(content);
            return verifier.verify(signature.bytes());
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false; // not a signature at all
        }
    }

    /// Id of the key that signs now.
    public String keyId() {
        return id;
    }

    /// Every public key, the present one first.
    public List<PublishedKey> keys() {
        return published.values().stream()
                .map(key -> PublishedKey.of(key, !PublishedKey.id(key).equals(id)))
                .toList();
    }

    private static List<PublicKey> retired(Path folder) {
        List<PublicKey> keys = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return keys;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pem")) {
            for (Path file : files) {
                List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
                keys.add(
                        KeyFactory.getInstance(ALGORITHM)
                                .generatePublic(
                                        new X509EncodedKeySpec(
                                                SigningKey.block(lines, "PUBLIC KEY"))));
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the retired keys in " + folder, e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "a file in " + folder + " is no Ed25519 public key as PEM; remove it", e);
        }
    }
}
