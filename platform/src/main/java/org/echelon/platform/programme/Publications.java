package org.echelon.platform.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The publications in the database: append-only, the newest of a unit is the one in use.
@Component
public class Publications {

    private final JdbcClient database;
    private final Clock clock;

    Publications(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Number of the newest publication; 0 where there is none.
    public long newest() {
        return database.sql("select coalesce(max(id), 0) from programme.publication")
                .query(Long.class)
                .single();
    }

    /// The newest publication by unit.
    public Map<String, Publication> current() {
        Map<String, Publication> current = new HashMap<>();
        database.sql(
                        """
                        select distinct on (unit) unit, sha256, published_at, published_by
                        from programme.publication
                        order by unit, id desc
                        """)
                .query((row, _) -> read(row))
                .list()
                .forEach(one -> current.put(one.unit(), one));
        return current;
    }

    /// Lets one publish at a time until the end of the transaction, so that two who publish the
    /// same unit see each other.
    public void hold() {
        database.sql("lock table programme.publication in share row exclusive mode").update();
    }

    /// The files of the newest publication of every unit.
    public SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        database.sql(
                        """
                        select f.path, f.content
                        from programme.file f
                        where f.publication_id in (select max(id) from programme.publication group by unit)
                        """)
                .query(row -> {
                    files.put(row.getString("path"), row.getBytes("content"));
                });
        return files;
    }

    /// Ids of the publications that were the newest of their units before a moment. A unit that was
    /// not published yet is there as it was first published: the law was in force before it was on
    /// file here.
    SortedSet<Long> inUse(Instant before) {
        return new TreeSet<>(
                database.sql(
                                """
                                select coalesce(max(id) filter (where published_at < :before), min(id))
                                from programme.publication
                                group by unit
                                """)
                        .param("before", before.atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .list());
    }

    /// Ids of the newest publications of all units.
    SortedSet<Long> newestOfUnits() {
        return new TreeSet<>(
                database.sql("select max(id) from programme.publication group by unit")
                        .query(Long.class)
                        .list());
    }

    /// The files of publications.
    SortedMap<String, byte[]> files(Collection<Long> ids) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        database.sql("select path, content from programme.file where publication_id in (:ids)")
                .param("ids", ids)
                .query(row -> {
                    files.put(row.getString("path"), row.getBytes("content"));
                });
        return files;
    }

    /// The files that are in use of a programme with all its versions, and the dictionary's.
    public SortedMap<String, byte[]> files(String programme) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        database.sql(
                        """
                        select f.path, f.content
                        from programme.file f
                        where f.publication_id in (
                            select max(id) from programme.publication
                            where unit in ('', :programme) or starts_with(unit, :programme || '/')
                            group by unit)
                        """)
                .param("programme", programme)
                .query(row -> {
                    files.put(row.getString("path"), row.getBytes("content"));
                });
        return files;
    }

    /// Publishes a unit. Whoever calls it has looked that it may be.
    public void publish(String unit, String checksum, SortedMap<String, byte[]> files, String by) {
        long id =
                database.sql(
                                """
                                insert into programme.publication (unit, sha256, published_at, published_by)
                                values (:unit, :sha256, :now, :by)
                                returning id
                                """)
                        .param("unit", unit)
                        .param("sha256", checksum)
                        .param("now", OffsetDateTime.now(clock))
                        .param("by", by)
                        .query(Long.class)
                        .single();
        files.forEach((path, content) ->
                database.sql(
                                """
                                insert into programme.file (publication_id, path, content)
                                values (:id, :path, :content)
                                """)
                        .param("id", id)
                        .param("path", path)
                        .param("content", content)
                        .update());
    }

    /// The publications of a unit, the newest first.
    public List<Publication> of(String unit) {
        return database.sql(
                        """
                        select unit, sha256, published_at, published_by
                        from programme.publication
                        where unit = :unit
                        order by id desc
                        """)
                .param("unit", unit)
                .query((row, _) -> read(row))
                .list();
    }

    private static Publication read(ResultSet row) throws SQLException {
        return new Publication(
                row.getString("unit"),
                row.getString("sha256"),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                row.getString("published_by"));
    }
}
