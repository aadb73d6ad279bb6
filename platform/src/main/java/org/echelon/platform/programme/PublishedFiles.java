package org.echelon.platform.programme;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The files of programmes, in units that are published: the dictionary, a programme, a version.
public final class PublishedFiles {

    private static final Pattern IN_VERSION = Pattern.compile("(.+/\\d{4}-\\d{2}-\\d{2})/.+");

    private static final String LIST = "checksum";

    private PublishedFiles() {}

    /// Whether a file is the list of checksums that an export puts beside the files of a unit: it
    /// speaks of them and is none of them.
    public static boolean isList(String path) {
        return path.equals(LIST) || path.endsWith("/" + LIST);
    }

    /// Where the list of checksums of a unit stands in an export.
    public static String listOf(String unit) {
        return unit.isEmpty() ? LIST : unit + "/" + LIST;
    }

    /// The canonical list of files, whose own SHA-256 is the [#checksum].
    public static String list(SortedMap<String, byte[]> files) {
        StringBuilder list = new StringBuilder();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            list.append(Sha256.of(file.getValue())).append("  ").append(file.getKey()).append('\n');
        }
        return list.toString();
    }

    /// The unit a file belongs to: a version's folder, a programme's folder, or the top (empty).
    public static String unitOf(String path) {
        Matcher version = IN_VERSION.matcher(path);
        if (version.matches()) {
            return version.group(1);
        }
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /// The files by unit.
    public static SortedMap<String, SortedMap<String, byte[]>> units(
            SortedMap<String, byte[]> files) {
        SortedMap<String, SortedMap<String, byte[]>> units = new TreeMap<>();
        files.forEach((path, content) ->
                units.computeIfAbsent(unitOf(path), _ -> new TreeMap<>()).put(path, content));
        return Collections.unmodifiableSortedMap(units);
    }

    /// SHA-256 over the canonical list: a line `sha256 path` per file, sorted by path, each ended
    /// by a line feed; what `sha256sum` prints, so that anybody can check it.
    public static String checksum(SortedMap<String, byte[]> files) {
        return Sha256.of(list(files).getBytes(StandardCharsets.UTF_8));
    }
}
