package org.echelon.platform.casework.application;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// ClamAV's daemon by its address (`ECHELON_CLAMAV=host:port`), spoken to by INSTREAM: the file
/// goes over the socket in pieces and never touches a disk. Without an address nothing is scanned.
@Component
class Clamd implements FileScanner {

    private static final Logger LOG = LoggerFactory.getLogger(Clamd.class);
    private static final int PORT = 3310;
    private static final int CONNECT_MILLIS = 3_000;
    private static final int ANSWER_MILLIS = 60_000;
    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_ANSWER = 1_000;
    private static final Pattern FOUND = Pattern.compile("stream: (?<name>.+) FOUND");

    private final String address;

    Clamd(@Value("${echelon.clamav:}") String address) {
        this.address = address.strip();
    }

    @Override
    public boolean scans() {
        return !address.isEmpty();
    }

    @Override
    public Finding scan(byte[] content) {
        if (!scans()) {
            return new Finding.NotScanned();
        }
        try (Socket socket = new Socket()) {
            socket.connect(where(), CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            for (int from = 0; from < content.length; from += PIECE) {
                int length = Math.min(PIECE, content.length - from);
                out.writeInt(length);
                out.write(content, from, length);
            }
            out.writeInt(0);
            out.flush();
            return read(
                    new String(
                                    socket.getInputStream().readNBytes(LONGEST_ANSWER),
                                    StandardCharsets.UTF_8)
                            .replace("\0", "")
                            .strip());
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("the virus scanner at {} does not answer: {}", address, e.getMessage());
            return new Finding.Unavailable(String.valueOf(e.getMessage()));
        }
    }

    private InetSocketAddress where() {
        int colon = address.lastIndexOf(':');
        return colon < 0
                ? new InetSocketAddress(address, PORT)
                : new InetSocketAddress(
                        address.substring(0, colon),
                        Integer.parseInt(address.substring(colon + 1)));
    }

    private static Finding read(String answer) {
        if (answer.equals("stream: OK")) {
            return new Finding.Clean();
        }
        Matcher found = FOUND.matcher(answer);
        return found.matches()
                ? new Finding.Infected(found.group("name"))
                : new Finding.Unavailable(answer);
    }
}
