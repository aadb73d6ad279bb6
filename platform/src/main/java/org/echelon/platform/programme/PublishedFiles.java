package org.echelon.platform.programme;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The files of programmes, in units that are published: the dictionary, a programme, a version.
final class PublishedFiles {

    private static final Pattern IN_VERSION = Pattern.compile("(.+/\\d{4}-\\d{2}-\\d{2})/.+");

    private PublishedFiles() {}

    /// The unit a file belongs to: a version's folder, a programme's folder, or the top (empty).
    static String unitOf(String path) {
        Matcher version = IN_VERSION.matcher(path);
        if (version.matches()) {
            return version.group(1);
        }
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    static SortedMap<String, SortedMap<String, byte[]>> units(SortedMap<String, byte[]> files) {
        SortedMap<String, SortedMap<String, byte[]>> units = new TreeMap<>();
        files.forEach((path, content) ->
                units.computeIfAbsent(unitOf(path), _ -> new TreeMap<>()).put(path, content));
        return Collections.unmodifiableSortedMap(units);
    }

    /// SHA-256 over the canonical list: a line `sha256 path` per file, sorted by path, each ended
    /// by a line feed; what `sha256sum` prints, so that anybody can check it.
    static String checksum(SortedMap<String, byte[]> files) {
        StringBuilder list = new StringBuilder();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            list.append(Sha256.of(file.getValue())).append("  ").append(file.getKey()).append('\n');
        }
        return Sha256.of(list.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
