package org.echelon.platform.start;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/// Puts a backup into an empty data folder; the next start brings the database to the moment at
/// which the backup ended.
public final class Restore {

    private Restore() {}

    /// Copies a backup into the data folder, after every file was checked.
    ///
    /// @throws StartFailure when it is no backup, a file was changed, or the folder is not empty;
    ///   nothing was written then
    public static void from(Path backup, Path data, Progress progress) {
        try {
            BackupManifest manifest = checked(backup);
            requireEmpty(data, "--data");
            progress.say("copying the backup of " + manifest.head().get("taken") + " to " + data);
            try (Stream<Path> all = Files.walk(backup)) {
                for (Path one : all.toList()) {
                    copy(one, data.resolve(backup.relativize(one).toString()));
                }
            }
            Files.delete(data.resolve(BackupManifest.NAME));
            progress.say(data + " is ready: ./echelon serve --data " + data);
        } catch (IOException e) {
            throw StartFailure.fault(
                    "cannot copy the backup to "
                            + data
                            + " ("
                            + DataFolder.reason(e)
                            + "); empty that folder, make room and try again; the backup is unchanged");
        }
    }

    private static BackupManifest checked(Path backup) throws IOException {
        BackupManifest manifest;
        try {
            manifest = BackupManifest.read(backup);
        } catch (NoSuchFileException _) {
            throw StartFailure.input(
                    backup
                            + " is no backup: it has no "
                            + BackupManifest.NAME
                            + ", which a backup gets when it is complete; nothing was written");
        }
        if (!BackupManifest.FORMAT.equals(manifest.head().get("format"))) {
            throw StartFailure.input(
                    backup
                            + " is of the format "
                            + manifest.head().get("format")
                            + ", this platform reads "
                            + BackupManifest.FORMAT
                            + "; nothing was written");
        }
        List<String> defects = manifest.defects(backup);
        if (!defects.isEmpty()) {
            throw StartFailure.input(
                    backup
                            + " is damaged: "
                            + String.join(", ", defects.subList(0, Math.min(10, defects.size())))
                            + (defects.size() > 10 ? " and " + (defects.size() - 10) + " more" : "")
                            + "; take another backup; nothing was written");
        }
        return manifest;
    }

    /// A folder that is not there, or has nothing in it.
    static void requireEmpty(Path folder, String option) {
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
            if (inside.iterator().hasNext()) {
                throw StartFailure.input(
                        folder
                                + " is not empty and nothing is overwritten; name an empty folder or one"
                                + " that is not there yet with "
                                + option
                                + " DIR");
            }
        } catch (NoSuchFileException _) {
            // it will be made
        } catch (IOException e) {
            throw StartFailure.input(
                    folder
                            + " is no folder ("
                            + DataFolder.reason(e)
                            + "); name another with "
                            + option
                            + " DIR");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        boolean folder = Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS);
        if (folder) {
            Files.createDirectories(to);
        } else {
            Files.copy(from, to);
        }
        Files.setPosixFilePermissions(
                to, PosixFilePermissions.fromString(folder ? "rwx------" : "rw-------"));
    }
}
