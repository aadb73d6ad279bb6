package org.echelon.platform.start;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The folder that holds the platform's data (`var/`), used by one platform at a time.
final class DataFolder {

    private static final long MEGABYTE = 1024L * 1024;
    private static final long NEEDED_FOR_THE_FIRST_START = 400 * MEGABYTE;
    private static final long NEEDED_LATER = 64 * MEGABYTE;

    private final Path folder;

    DataFolder(Path folder) {
        this.folder = folder;
    }

    Path postgres() {
        return folder.resolve("postgres");
    }

    Path programs() {
        return folder.resolve("postgres-18.6");
    }

    Path log() {
        return folder.resolve("postgres.log");
    }

    Path signingKey() {
        return folder.resolve("signing-key");
    }

    Path retiredKeys() {
        return folder.resolve("keys");
    }

    Path password() {
        return folder.resolve("database-password");
    }

    /// Makes the folder and makes sure that it can be written and has room.
    ///
    /// @throws StartFailure when it cannot be used
    void prepare() {
        try {
            Files.createDirectories(folder);
            Path probe = folder.resolve("write-probe");
            Files.write(probe, new byte[4096]);
            Files.delete(probe);
        } catch (IOException e) {
            throw StartFailure.fault(
                    "cannot write to "
                            + folder
                            + " ("
                            + reason(e)
                            + "); make room or make it writable for this user, or choose another"
                            + " folder with --data DIR");
        }
        long needed =
                Files.exists(postgres().resolve("PG_VERSION"))
                        ? NEEDED_LATER
                        : NEEDED_FOR_THE_FIRST_START;
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < needed) {
                throw StartFailure.fault(
                        "no disk space for "
                                + folder
                                + ": "
                                + free / MEGABYTE
                                + " MB free, "
                                + needed / MEGABYTE
                                + " MB needed; make room there, or choose another folder with"
                                + " --data DIR");
            }
        } catch (IOException _) {
            // a file system that does not tell its free space; writing will show
        }
    }

    /// Takes the folder for this process; empty when another platform has it.
    Optional<Lock> lock(String note) {
        try {
            FileChannel channel =
                    FileChannel.open(
                            lockFile(),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8)), 0);
            return Optional.of(new Lock(channel));
        } catch (IOException e) {
            throw StartFailure.fault("cannot lock " + lockFile() + " (" + reason(e) + ")");
        }
    }

    /// Who has the folder, as that platform wrote it.
    String holder() {
        try {
            return Files.readString(lockFile()).strip();
        } catch (IOException _) {
            return "another process";
        }
    }

    private Path lockFile() {
        return folder.resolve("platform.lock");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    /// An empty file that its owner alone can read and write.
    static void makePrivate(Path file) throws IOException {
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    static String reason(IOException e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    /// The folder is ours until this is closed.
    record Lock(FileChannel channel) implements AutoCloseable {

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException _) {
                // the lock ends with the process at the latest
            }
        }
    }
}
