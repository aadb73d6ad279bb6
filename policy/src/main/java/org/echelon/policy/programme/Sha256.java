package org.echelon.policy.programme;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/// SHA-256 in 64 small hexadecimal digits, as `sha256sum` prints it: of published files and of
/// whatever else is handed out to be checked.
public final class Sha256 {

    private Sha256() {}

    public static String of(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Of files together: that of their [#list].
    public static String of(SortedMap<String, byte[]> files) {
        return of(list(files).getBytes(StandardCharsets.UTF_8));
    }

    /// The canonical list of files: a line `sha256 path` per file, sorted by path, each ended by a
    /// line feed; what `sha256sum` prints, so that anybody can check it.
    public static String list(SortedMap<String, byte[]> files) {
        StringBuilder list = new StringBuilder();
        files.forEach(
                (path, content) -> list.append(of(content)).append("  ").append(path).append('\n'));
        return list.toString();
    }
}
