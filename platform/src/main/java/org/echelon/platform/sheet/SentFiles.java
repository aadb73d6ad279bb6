package org.echelon.platform.sheet;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/// Files as a browser sends them with a form.
public final class SentFiles {

    private SentFiles() {}

    /// The first that holds anything; empty where none was chosen.
    public static Optional<MultipartFile> first(@Nullable List<MultipartFile> files) {
        return Optional.ofNullable(files).stream()
                .flatMap(List::stream)
                .filter(one -> !one.isEmpty())
                .findFirst();
    }

    /// The name of a file without the folders in which it stood.
    public static String name(MultipartFile file) {
        return Optional.ofNullable(file.getOriginalFilename())
                .orElse("file")
                .replaceFirst("^.*[/\\\\]", "");
    }
}
