package org.echelon.platform.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Seals account numbers with AES-256-GCM, so that a copy of the database alone tells none.
///
/// The key (32 bytes in Base64) is the file that `ECHELON_ACCOUNT_KEY` names, or `account-key` in
/// the data folder, made at the first use and readable by the platform's user alone. The
/// enterprise's key is sealed in with the number: a sealed number moved to another enterprise does
/// not open. Whoever loses the key asks the enterprises for their accounts again; nothing else is
/// lost.
@Component
class AccountSeal {

    private static final String FILE = "account-key";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Path file;
    private final boolean make;

    AccountSeal(
            @Value("${echelon.account-key:}") String named, @Value("${echelon.data}") Path data) {
        this.make = named.isBlank();
        this.file = make ? data.resolve(FILE) : Path.of(named);
    }

    /// The number, sealed for an enterprise: nonce, then cipher text with its tag.
    byte[] seal(String enterprise, String number) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed =
                run(
                        Cipher.ENCRYPT_MODE,
                        nonce,
                        enterprise,
                        number.getBytes(StandardCharsets.US_ASCII));
        byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
        return whole;
    }

    /// The number of a sealed one.
    ///
    /// @throws IllegalStateException when the key is another one than it was sealed with, or the
    ///   number was sealed for another enterprise
    String open(String enterprise, byte[] whole) {
        byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
        byte[] sealed = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
        return new String(
                run(Cipher.DECRYPT_MODE, nonce, enterprise, sealed), StandardCharsets.US_ASCII);
    }

    private byte[] run(int mode, byte[] nonce, String enterprise, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(enterprise.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a bank account cannot be read with the key in "
                            + file
                            + "; put back the key it was sealed with",
                    e);
        }
    }

    private SecretKey key() {
        byte[] bytes = Base64.getDecoder().decode(read());
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException(
                    "the key of bank accounts in %s has %d bytes; it needs %d, written in Base64"
                            .formatted(file, bytes.length, KEY_BYTES));
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private String read() {
        try {
            if (make && !Files.exists(file)) {
                make();
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key of bank accounts, " + file, e);
        }
    }

    /// Written beside it and then given its name, so that nobody reads half a key; where two make
    /// one at a time, the first stays.
    private void make() throws IOException {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        Path fresh =
                Files.createTempFile(
                        file.toAbsolutePath().getParent(),
                        FILE,
                        ".new",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(fresh, Base64.getEncoder().encodeToString(bytes));
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException _) {
            // another one was first, and its key is the one
        } finally {
            Files.delete(fresh);
        }
    }
}
