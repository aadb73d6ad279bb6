package org.echelon.platform.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTests {

    private static final byte[] TEXT = "第一份证书".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path data;

    private Seal seal() {
        return new Seal(new SealSettings(null, data));
    }

    @Test
    void theKeyIsMadeOnceAndReadableByItsOwnerAlone() throws IOException {
        Signature signed = seal().sign(TEXT);

        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(data.resolve("signing-key"))))
                .isEqualTo("rw-------");
        assertThat(seal().verifies(TEXT, signed)).as("after a restart").isTrue();
        try (var files = Files.list(data)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactly("signing-key");
        }
    }

    @Test
    void aChangedTextAChangedSignatureAndAnUnknownKeyDoNotVerify() {
        Seal seal = seal();
        Signature signed = seal.sign(TEXT);
        byte[] other = TEXT.clone();
        other[0] ^= 1;

        char fifth = signed.value().charAt(4);
        String changed = signed.value().replace(fifth, fifth == 'x' ? 'y' : 'x');

        assertThat(seal.verifies(other, signed)).isFalse();
        assertThat(seal.verifies(TEXT, new Signature(signed.key(), changed))).isFalse();
        assertThat(seal.verifies(TEXT, new Signature("0000000000000000", signed.value())))
                .isFalse();
        assertThat(seal.verifies(TEXT, new Signature(signed.key(), "no Base64!"))).isFalse();
    }

    @Test
    void aReplacedKeyStillVerifiesWhatItSigned() throws IOException {
        Seal before = seal();
        Signature signed = before.sign(TEXT);
        Files.createDirectories(data.resolve("keys"));
        Files.writeString(data.resolve("keys/2026.pem"), before.keys().getFirst().pem());
        Files.delete(data.resolve("signing-key"));

        Seal after = seal();

        assertThat(after.keyId()).isNotEqualTo(before.keyId());
        assertThat(after.verifies(TEXT, signed)).isTrue();
        assertThat(after.keys()).extracting(PublishedKey::retired).containsExactly(false, true);
    }

    @Test
    void aKeyThatOthersCanReadIsRefusedWithTheRemedy() throws IOException {
        seal();
        Path file = data.resolve("signing-key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(this::seal)
                .withMessageContaining("has mode rw-r-----")
                .withMessageContaining("chmod 600 " + file);
    }

    @Test
    void aFileThatIsNoKeyIsRefused() throws IOException {
        Path file = data.resolve("signing-key");
        Files.writeString(file, "hello\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(this::seal)
                .withMessageContaining("holds no Ed25519 key");
    }

    @Test
    void opensslVerifiesWhatWeSignAsThePageSays() throws Exception {
        Seal seal = seal();
        Files.writeString(data.resolve("key.pem"), seal.keys().getFirst().pem());
        Files.write(data.resolve("content"), TEXT);
        Files.write(data.resolve("signature"), Base64.getDecoder().decode(seal.sign(TEXT).value()));

        assertThat(
                        openssl(
                                "pkeyutl -verify -pubin -inkey key.pem -rawin -in content -sigfile signature"))
                .contains("Signature Verified Successfully");
    }

    @Test
    void aKeyMadeByOpensslServes() throws Exception {
        openssl("genpkey -algorithm ed25519 -out made");
        Path made = data.resolve("made");
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));

        Seal seal = new Seal(new SealSettings(made, data.resolve("elsewhere")));

        assertThat(seal.verifies(TEXT, seal.sign(TEXT))).isTrue();
    }

    private String openssl(String arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ")));
        Process process =
                new ProcessBuilder(command)
                        .directory(data.toFile())
                        .redirectErrorStream(true)
                        .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(answer).isZero();
        return answer;
    }
}
