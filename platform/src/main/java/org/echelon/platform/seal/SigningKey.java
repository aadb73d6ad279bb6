package org.echelon.platform.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/// The file of the private key: PKCS #8 and the public half as PEM, readable by its owner alone.
final class SigningKey {

    private static final String ALGORITHM = "Ed25519";
    private static final Set<PosixFilePermission> OTHERS =
            PosixFilePermissions.fromString("---rwxrwx");

    private SigningKey() {}

    /// The key in the file; made there when the file is missing and `make` is set.
    ///
    /// @throws IllegalStateException when there is none, others can read it, or it is no such key
    static KeyPair in(Path file, boolean make) {
        try {
            if (!Files.exists(file)) {
                if (!make) {
                    throw new IllegalStateException(
                            "there is no signing key at "
                                    + file
                                    + ", which ECHELON_SIGNING_KEY names; copy the key of the other"
                                    + " processes there (mode 0600), or make one: openssl genpkey"
                                    + " -algorithm ed25519 -out "
                                    + file);
                }
                write(file);
            }
            requirePrivate(file);
            return read(file);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "cannot read or make the signing key at "
                            + file
                            + " ("
                            + e.getClass().getSimpleName()
                            + "); make its folder writable for this user",
                    e);
        }
    }

    private static void requirePrivate(Path file) throws IOException {
        Set<PosixFilePermission> open = Files.getPosixFilePermissions(file);
        if (open.stream().anyMatch(OTHERS::contains)) {
            throw new IllegalStateException(
                    "the signing key "
                            + file
                            + " has mode "
                            + PosixFilePermissions.toString(open)
                            + " and must be readable by its owner alone: chmod 600 "
                            + file);
        }
    }

    private static void write(Path file) throws IOException {
        KeyPair pair = make();
        Path half = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(half);
        Files.createFile(
                half,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                half,
                pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                        + pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        try {
            Files.createLink(file, half);
        } catch (FileAlreadyExistsException _) {
            // another thread was first; its key is the one
        }
        Files.delete(half);
    }

    private static KeyPair read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        try {
            KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
            PrivateKey secret =
                    keys.generatePrivate(new PKCS8EncodedKeySpec(block(lines, "PRIVATE KEY")));
            byte[] open = block(lines, "PUBLIC KEY");
            PublicKey published =
                    open.length > 0
                            ? keys.generatePublic(new X509EncodedKeySpec(open))
                            : publicHalf(secret);
            KeyPair pair = new KeyPair(published, secret);
            requireFitting(pair, file);
            return pair;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    file
                            + " holds no Ed25519 key as PEM; put the right file back from your"
                            + " backup, or remove it to have a new key made (old signatures then"
                            + " need the old public key in the folder keys)",
                    e);
        }
    }

    /// The public half, where the file has the private one alone, as `openssl genpkey` writes it.
    private static PublicKey publicHalf(PrivateKey secret) throws GeneralSecurityException {
        byte[] encoded = secret.getEncoded();
        byte[] seed = java.util.Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(java.security.spec.NamedParameterSpec.ED25519, new Seed(seed));
        return generator.generateKeyPair().getPublic();
    }

    /// Hands out one given seed, from which Ed25519 derives its key pair.
    private static final class Seed extends java.security.SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }

    private static void requireFitting(KeyPair pair, Path file) throws GeneralSecurityException {
        byte[] probe = "echelon".getBytes(StandardCharsets.US_ASCII);
        java.security.Signature signer = java.security.Signature.getInstance(ALGORITHM);
        signer.initSign(pair.getPrivate());
        signer.update(probe);
        byte[] signed = signer.sign();
        signer.initVerify(pair.getPublic());
        signer.update(probe);
        if (!signer.verify(signed)) {
            throw new IllegalStateException(
                    "the two halves in "
                            + file
                            + " do not belong together; put the right file back");
        }
    }

    private static KeyPair make() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no Ed25519", e);
        }
    }

    static String pem(String name, byte[] content) {
        return "-----BEGIN "
                + name
                + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END "
                + name
                + "-----\n";
    }

    /// A block of the PEM text; empty when it is not there.
    static byte[] block(List<String> lines, String name) {
        int begin = lines.indexOf("-----BEGIN " + name + "-----");
        int end = lines.indexOf("-----END " + name + "-----");
        return begin < 0 || end < begin
                ? new byte[0]
                : Base64.getDecoder().decode(String.join("", lines.subList(begin + 1, end)));
    }
}
