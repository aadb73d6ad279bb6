package org.echelon.platform.casework.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClamdTests {

    /// A daemon that takes one file by INSTREAM and gives one answer.
    private record Daemon(ServerSocket socket, CompletableFuture<byte[]> received) {

        static Daemon answering(String answer) throws IOException {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            CompletableFuture<byte[]> received = new CompletableFuture<>();
            Thread.ofVirtual()
                    .start(() -> {
                        try (Socket client = socket.accept()) {
                            DataInputStream in = new DataInputStream(client.getInputStream());
                            assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII))
                                    .isEqualTo("zINSTREAM\0");
                            ByteArrayOutputStream file = new ByteArrayOutputStream();
                            for (int size = in.readInt(); size > 0; size = in.readInt()) {
                                file.write(in.readNBytes(size));
                            }
                            client.getOutputStream()
                                    .write((answer + "\0").getBytes(StandardCharsets.UTF_8));
                            received.complete(file.toByteArray());
                        } catch (IOException | AssertionError e) {
                            received.completeExceptionally(e);
                        }
                    });
            return new Daemon(socket, received);
        }

        String address() {
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }

    @Test
    void aCleanFileGoesOverInPiecesAndIsTaken() throws Exception {
        Daemon daemon = Daemon.answering("stream: OK");
        byte[] content = new byte[200_000];
        content[199_999] = 7;

        assertThat(new Clamd(daemon.address()).scan(content))
                .isEqualTo(new FileScanner.Finding.Clean());
        assertThat(daemon.received().get(10, TimeUnit.SECONDS)).isEqualTo(content);
    }

    @Test
    void aVirusIsToldByItsName() throws IOException {
        Daemon daemon = Daemon.answering("stream: Eicar-Test-Signature FOUND");

        assertThat(new Clamd(daemon.address()).scan(new byte[] {1}))
                .isEqualTo(new FileScanner.Finding.Infected("Eicar-Test-Signature"));
    }

    @Test
    void anAnswerThatIsNoneIsNoCleanBill() throws IOException {
        Daemon daemon = Daemon.answering("INSTREAM size limit exceeded. ERROR");

        assertThat(new Clamd(daemon.address()).scan(new byte[] {1}))
                .isInstanceOf(FileScanner.Finding.Unavailable.class);
    }

    @Test
    void aDaemonThatIsNotThereIsNoCleanBillEither() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }

        assertThat(new Clamd("127.0.0.1:" + closed).scan(new byte[] {1}))
                .isInstanceOf(FileScanner.Finding.Unavailable.class);
    }

    @Test
    void withoutAnAddressNothingIsScannedAndThatIsSaid() {
        Clamd none = new Clamd(" ");

        assertThat(none.scans()).isFalse();
        assertThat(none.scan(new byte[] {1})).isEqualTo(new FileScanner.Finding.NotScanned());
    }
}
