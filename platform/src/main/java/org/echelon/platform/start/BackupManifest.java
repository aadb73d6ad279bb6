package org.echelon.platform.start;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The list of a backup's files with their checksums, `manifest.txt`: written last, so that a
/// backup without it is not one.
///
/// A head of `name: value` lines, an empty line, then a line for each file as `sha256sum` writes
/// them, so that `sha256sum -c` checks a backup too.
///
/// @param head what the backup is: format, database version, moments
/// @param files SHA-256 in hexadecimal by relative path
record BackupManifest(Map<String, String> head, Map<String, String> files) {

    static final String NAME = "manifest.txt";
    static final String FORMAT = "echelon-backup-1";

    BackupManifest {
        head = new TreeMap<>(head);
        files = new TreeMap<>(files);
    }

    void write(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        head.forEach((name, value) ->
                text.append("# ").append(name).append(": ").append(value).append('\n'));
        files.forEach((file, sum) -> text.append(sum).append("  ").append(file).append('\n'));
        Path half = folder.resolve(NAME + ".new");
        Files.writeString(half, text);
        Files.move(half, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    static BackupManifest read(Path folder) throws IOException {
        Map<String, String> head = new TreeMap<>();
        Map<String, String> files = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve(NAME), StandardCharsets.UTF_8)) {
            if (line.startsWith("# ")) {
                int colon = line.indexOf(": ");
                head.put(line.substring(2, colon), line.substring(colon + 2));
            } else if (line.length() > 66) {
                files.put(line.substring(66), line.substring(0, 64));
            }
        }
        return new BackupManifest(head, files);
    }

    /// What is not as the list says.
    List<String> defects(Path folder) throws IOException {
        List<String> defects = new ArrayList<>();
        for (Map.Entry<String, String> entry : files.entrySet()) {
            Path file = folder.resolve(entry.getKey()).normalize();
            if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
                defects.add(entry.getKey() + " is missing");
            } else if (!checksum(file).equals(entry.getValue())) {
                defects.add(entry.getKey() + " was changed");
            }
        }
        return defects;
    }

    static String checksum(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
