package org.echelon.platform.programme;

import java.util.Collections;
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
}
