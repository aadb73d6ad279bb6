package org.echelon.platform.programme.studio;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.echelon.policy.message.Words;

/// Which files a programme has, and how large they may be.
final class DraftPaths {

    static final int LARGEST_FILE = 2 * 1024 * 1024;
    static final int LARGEST_DRAFT = 16 * 1024 * 1024;
    static final int MOST_FILES = 1_000;

    /// A programme's id: country, region path, name.
    static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}(/[a-z0-9-]{1,40}){1,7}");

    private static final Pattern OWN = Pattern.compile("programme\\.yaml|facts\\.yaml");
    private static final Pattern OF_VERSION =
            Pattern.compile(
                    "version\\.yaml|decision\\.dmn|parameters\\.yaml|papers\\.yaml"
                            + "|form\\.schema\\.json|procedure\\.bpmn"
                            + "|examples/[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,80}\\.yaml");

    private DraftPaths() {}

    /// Whether the files of a draft may stand where they stand and be as large as they are.
    static Optional<Words> problem(
            String programme, LocalDate version, SortedMap<String, byte[]> files) {
        long all = 0;
        for (var file : files.entrySet()) {
            if (!belongs(programme, version, file.getKey())) {
                return Optional.of(
                        new Words(
                                "“%s”不是 %s 的文件；可用的有 programme.yaml、facts.yaml，以及 %s/ 下的 version.yaml、decision.dmn、parameters.yaml、papers.yaml、form.schema.json、procedure.bpmn、examples/名称.yaml"
                                        .formatted(file.getKey(), programme, version),
                                "'%s' is no file of %s; it may have programme.yaml, facts.yaml, and below %s/ version.yaml, decision.dmn, parameters.yaml, papers.yaml, form.schema.json, procedure.bpmn, examples/name.yaml"
                                        .formatted(file.getKey(), programme, version)));
            }
            if (file.getValue().length > LARGEST_FILE) {
                return Optional.of(
                        new Words(
                                "%s 有 %d 字节，超过 %d；请拆分或精简"
                                        .formatted(
                                                file.getKey(),
                                                file.getValue().length,
                                                LARGEST_FILE),
                                "%s has %d bytes, more than %d; make it smaller"
                                        .formatted(
                                                file.getKey(),
                                                file.getValue().length,
                                                LARGEST_FILE)));
            }
            all += file.getValue().length;
        }
        if (all > LARGEST_DRAFT || files.size() > MOST_FILES) {
            return Optional.of(
                    new Words(
                            "共 %d 个文件、%d 字节，超过 %d 个或 %d 字节；请减少算例"
                                    .formatted(files.size(), all, MOST_FILES, LARGEST_DRAFT),
                            "%d files with %d bytes, more than %d or %d bytes; remove examples"
                                    .formatted(files.size(), all, MOST_FILES, LARGEST_DRAFT)));
        }
        return Optional.empty();
    }

    /// Whether a file is one of the programme or of the version.
    static boolean belongs(String programme, LocalDate version, String path) {
        String ofVersion = programme + "/" + version + "/";
        if (path.startsWith(ofVersion)) {
            return OF_VERSION.matcher(path.substring(ofVersion.length())).matches();
        }
        return path.startsWith(programme + "/")
                && OWN.matcher(path.substring(programme.length() + 1)).matches();
    }
}
