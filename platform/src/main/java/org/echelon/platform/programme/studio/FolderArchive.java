package org.echelon.platform.programme.studio;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.echelon.platform.programme.PublishedFiles;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Sha256;

/// Programmes as folders in a ZIP file, as they stand in `programmes/`, and back.
///
/// Beside the files of each unit stands `checksum`, the list that `sha256sum -c` reads from the top
/// folder; reading compares it and leaves it out. The same files give the same ZIP.
final class FolderArchive {

    static final int LARGEST_ZIP = 8 * 1024 * 1024;
    private static final LocalDateTime SAME_TIME = LocalDateTime.of(2020, 1, 1, 0, 0);
    private static final String TOP = "programmes/";

    private FolderArchive() {}

    /// The ZIP of these files.
    static byte[] written(SortedMap<String, byte[]> files) {
        SortedMap<String, byte[]> all = new TreeMap<>(files);
        PublishedFiles.units(files)
                .forEach((unit, own) ->
                        all.put(
                                PublishedFiles.listOf(unit),
                                Sha256.list(own).getBytes(StandardCharsets.UTF_8)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : all.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(SAME_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException fault) {
            throw new UncheckedIOException("the archive could not be written; try again", fault);
        }
        return out.toByteArray();
    }

    /// What an archive holds.
    ///
    /// @param files by their paths in `programmes/`; empty where anything is wrong
    /// @param problems what is wrong with it, all at once
    record Reading(SortedMap<String, byte[]> files, List<Words> problems) {}

    /// Reads an archive. Nothing is written anywhere; sizes, names and the number of files are
    /// bounded before anything is kept.
    static Reading read(byte[] content) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        List<Words> problems = new ArrayList<>();
        if (content.length > LARGEST_ZIP) {
            problems.add(
                    new Words(
                            "文件有 %d 字节，超过 %d；请只打包一项政策".formatted(content.length, LARGEST_ZIP),
                            "the file has %d bytes, more than %d; pack one programme only"
                                    .formatted(content.length, LARGEST_ZIP)));
            return new Reading(new TreeMap<>(), problems);
        }
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
            unpack(zip, files, problems);
        } catch (IOException | IllegalArgumentException _) {
            problems.add(
                    new Words(
                            "不是完整的ZIP文件，或文件名不是UTF-8；请重新打包",
                            "not a whole ZIP file, or its names are not UTF-8; pack it again"));
        }
        if (files.isEmpty() && problems.isEmpty()) {
            problems.add(
                    new Words(
                            "文件中没有政策文件；应为 国家/地区/名称/programme.yaml 等，与导出的文件夹相同",
                            "there is no programme in the file; it holds country/region/name/programme.yaml and so on, as an export does"));
        }
        compare(files, problems);
        files.keySet().removeIf(PublishedFiles::isList);
        return new Reading(problems.isEmpty() ? files : new TreeMap<>(), List.copyOf(problems));
    }

    private static void unpack(
            ZipInputStream zip, SortedMap<String, byte[]> files, List<Words> problems)
            throws IOException {
        long all = 0;
        int entries = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            entries++;
            if (entries > 2 * DraftPaths.MOST_FILES) {
                problems.add(
                        new Words(
                                "文件数超过 %d".formatted(2 * DraftPaths.MOST_FILES),
                                "more than %d files".formatted(2 * DraftPaths.MOST_FILES)));
                return;
            }
            if (entry.isDirectory()) {
                continue;
            }
            byte[] bytes = zip.readNBytes(DraftPaths.LARGEST_FILE + 1);
            all += bytes.length;
            if (bytes.length > DraftPaths.LARGEST_FILE || all > DraftPaths.LARGEST_DRAFT) {
                problems.add(
                        new Words(
                                "展开后过大（单个文件上限 %d 字节，共 %d 字节）"
                                        .formatted(
                                                DraftPaths.LARGEST_FILE, DraftPaths.LARGEST_DRAFT),
                                "unpacks to too much (%d bytes a file, %d in all)"
                                        .formatted(
                                                DraftPaths.LARGEST_FILE,
                                                DraftPaths.LARGEST_DRAFT)));
                return;
            }
            String name = entry.getName();
            String path = name.startsWith(TOP) ? name.substring(TOP.length()) : name;
            if (!isPlain(path)) {
                problems.add(
                        new Words(
                                "文件名“%s”不可用；请用相对路径，不含 ..、反斜杠或空段".formatted(shown(name)),
                                "the name '%s' cannot be used; write relative paths without .., backslashes or empty parts"
                                        .formatted(shown(name))));
            } else if (files.putIfAbsent(path, bytes) != null) {
                problems.add(
                        new Words(
                                "“%s”出现两次；请删除其中一个".formatted(path),
                                "'%s' is there twice; remove one of them".formatted(path)));
            }
        }
    }

    private static boolean isPlain(String path) {
        return path.length() <= 240
                && path.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':' || c == 0x7f)
                && List.of(path.split("/", -1)).stream()
                        .noneMatch(part ->
                                part.isEmpty()
                                        || part.equals(".")
                                        || part.equals("..")
                                        || part.startsWith("."));
    }

    private static String shown(String name) {
        return name.substring(0, Math.min(80, name.length())).replaceAll("\\p{Cntrl}", "?");
    }

    /// Compares the files with the lists that stand beside them.
    private static void compare(SortedMap<String, byte[]> files, List<Words> problems) {
        SortedMap<String, byte[]> plain = new TreeMap<>(files);
        plain.keySet().removeIf(PublishedFiles::isList);
        Map<String, SortedMap<String, byte[]>> units = new HashMap<>(PublishedFiles.units(plain));
        files.forEach((path, content) -> {
            if (PublishedFiles.isList(path)) {
                String unit = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
                String expected = new String(content, StandardCharsets.UTF_8);
                String found = Optional.ofNullable(units.get(unit)).map(Sha256::list).orElse("");
                if (!expected.replace("\r\n", "\n").equals(found)) {
                    problems.add(
                            new Words(
                                    "%s 与其中的文件不符：文件在导出后被改动。若改动是有意的，请删除该清单后重试".formatted(path),
                                    "%s does not agree with the files: they were changed after the export. If that is meant, remove this list and try again"
                                            .formatted(path)));
                }
            }
        });
    }
}
