package org.echelon.platform.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Copies the embedded database while the platform works on it.
///
/// As PostgreSQL's documents tell for a base backup without archive: `pg_backup_start`, the files,
/// `pg_backup_stop` on the same session, and the write-ahead log from the one to the other, which a
/// temporary replication slot keeps from being recycled. The copy ends with the manifest.
public final class Backup {

    private static final Set<String> EMPTY_IN_THE_COPY =
            Set.of(
                    "pg_wal",
                    "pg_replslot",
                    "pg_dynshmem",
                    "pg_notify",
                    "pg_serial",
                    "pg_snapshots",
                    "pg_stat_tmp",
                    "pg_subtrans");
    private static final Set<String> LEFT_OUT =
            Set.of("postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map");

    private final DataFolder data;
    private final Path target;
    private final Map<String, String> files = new TreeMap<>();

    private Backup(DataFolder data, Path target) {
        this.data = data;
        this.target = target;
    }

    /// Makes a backup of the data folder in a folder that is empty or not there yet.
    ///
    /// @param taken the moment that the manifest names
    /// @throws StartFailure when the folder is not empty, there is no database, or a copy fails
    public static void make(Path data, Path target, Instant taken, Progress progress) {
        DataFolder folder = new DataFolder(data);
        EmbeddedPostgres postgres = new EmbeddedPostgres(folder);
        if (postgres.isNew()) {
            throw StartFailure.input(
                    "there is no database under "
                            + data
                            + " to back up; name the platform's data folder with --data DIR");
        }
        Restore.requireEmpty(target, "--to");
        DataFolder.Lock lock = folder.lock("a backup").orElse(null);
        int port = postgres.runningOrStarted(lock != null);
        try {
            new Backup(folder, target).copy(postgres, port, taken, progress);
        } finally {
            if (lock != null) {
                postgres.stop();
                lock.close();
            }
        }
    }

    private void copy(EmbeddedPostgres postgres, int port, Instant taken, Progress progress) {
        try (Connection session = postgres.connectAsSuperuser(port);
                Statement statement = session.createStatement()) {
            makeFolder(target);
            statement.execute(
                    "select pg_create_physical_replication_slot('echelon_backup', true, true)");
            statement.execute("select pg_backup_start('echelon', true)");
            progress.say("copying the database to " + target);
            copyTree(data.postgres(), target.resolve("postgres"));
            String last;
            try (ResultSet stop =
                    statement.executeQuery(
                            "select labelfile, spcmapfile, pg_walfile_name(lsn) as last, lsn::text"
                                    + " from pg_backup_stop(false)")) {
                stop.next();
                last = stop.getString("last");
                write("postgres/backup_label", stop.getString("labelfile"));
                String map = stop.getString("spcmapfile");
                if (map != null && !map.isBlank()) {
                    write("postgres/tablespace_map", map);
                }
            }
            copyLog(last);
            copyKeys();
            manifest(taken).write(target);
            progress.say(
                    files.size()
                            + " files are in "
                            + target
                            + "; keep it as secret as the data folder itself");
        } catch (SQLException e) {
            throw StartFailure.fault(
                    "the database refused the backup ("
                            + e.getMessage()
                            + "); "
                            + target
                            + " is not a backup");
        } catch (IOException e) {
            throw StartFailure.fault(
                    "cannot write the backup to "
                            + target
                            + " ("
                            + DataFolder.reason(e)
                            + "); make room there or choose another folder with --to DIR; what is there"
                            + " now is not a backup");
        }
    }

    private BackupManifest manifest(Instant taken) {
        return new BackupManifest(
                Map.of(
                        "format",
                        BackupManifest.FORMAT,
                        "postgresql",
                        "18",
                        "taken",
                        taken.toString()),
                files);
    }

    private void copyTree(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes of)
                            throws IOException {
                        makeFolder(to.resolve(from.relativize(folder).toString()));
                        boolean empty =
                                EMPTY_IN_THE_COPY.contains(from.relativize(folder).toString());
                        return empty ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes of)
                            throws IOException {
                        if (!isLeftOut(file)) {
                            Backup.this.copyFile(file, "postgres/" + from.relativize(file));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e)
                            throws IOException {
                        if (e instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE; // dropped while we copied
                        }
                        throw e;
                    }
                });
        // a server wants these folders inside, though they may be empty
        for (String inside : new String[] {"pg_wal/archive_status", "pg_wal/summaries"}) {
            makeFolder(to.resolve(inside));
        }
    }

    private static boolean isLeftOut(Path file) {
        String name = file.getFileName().toString();
        return LEFT_OUT.contains(name)
                || name.startsWith("pgsql_tmp")
                || name.startsWith("pg_internal.init");
    }

    /// The write-ahead log from the start, which the label names, to the segment of the stop.
    private void copyLog(String last) throws IOException {
        String label = Files.readString(target.resolve("postgres/backup_label"));
        int at = label.indexOf("(file ") + "(file ".length();
        String first = label.substring(at, label.indexOf(')', at));
        try (DirectoryStream<Path> segments =
                Files.newDirectoryStream(data.postgres().resolve("pg_wal"))) {
            for (Path segment : segments) {
                String name = segment.getFileName().toString();
                boolean needed =
                        name.matches("[0-9A-F]{24}")
                                && name.compareTo(first) >= 0
                                && name.compareTo(last) <= 0;
                if (needed || name.endsWith(".history")) {
                    copyFile(segment, "postgres/pg_wal/" + name);
                }
            }
        }
        if (!files.containsKey("postgres/pg_wal/" + first)
                || !files.containsKey("postgres/pg_wal/" + last)) {
            throw new IOException("the write-ahead log " + first + " to " + last + " is not whole");
        }
    }

    /// Without the password nobody gets into the copy; without the key it cannot go on signing.
    private void copyKeys() throws IOException {
        for (Path file : new Path[] {data.password(), data.signingKey()}) {
            if (Files.exists(file)) {
                copyFile(file, file.getFileName().toString());
            }
        }
        if (Files.isDirectory(data.retiredKeys())) {
            makeFolder(target.resolve("keys"));
            try (DirectoryStream<Path> keys = Files.newDirectoryStream(data.retiredKeys())) {
                for (Path key : keys) {
                    copyFile(key, "keys/" + key.getFileName());
                }
            }
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
    }

    private void write(String name, String content) throws IOException {
        Path half = target.resolve(name);
        DataFolder.makePrivate(half);
        Files.writeString(half, content);
        files.put(name, BackupManifest.checksum(half));
    }

    private void copyFile(Path from, String name) throws IOException {
        MessageDigest digest = BackupManifest.sha256();
        Path to = target.resolve(name);
        DataFolder.makePrivate(to);
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
            in.transferTo(out);
        } catch (NoSuchFileException _) {
            Files.delete(to); // dropped while we copied
            return;
        }
        files.put(name, HexFormat.of().formatHex(digest.digest()));
    }
}
