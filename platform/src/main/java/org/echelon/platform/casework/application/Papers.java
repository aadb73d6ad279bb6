package org.echelon.platform.casework.application;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.echelon.platform.identity.Audited;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Viewer;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Sha256;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// The papers of drafts and filings: taken by what is in them, looked at for viruses where a
/// scanner is set up, kept with their SHA-256.
@Service
public class Papers {

    /// The largest file, in bytes.
    static final int LARGEST = 20 * 1024 * 1024;

    /// How many files one draft may hold.
    static final int MOST = 60;

    private final JdbcClient database;
    private final CurrentViewer viewer;
    private final FileScanner scanner;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Papers(
            JdbcClient database,
            CurrentViewer viewer,
            FileScanner scanner,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.database = database;
        this.viewer = viewer;
        this.scanner = scanner;
        this.events = events;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// What came of adding a file.
    public sealed interface Added {
        record Kept(FiledPaper paper) implements Added {}

        record Refused(Words why) implements Added {}
    }

    /// A file to download.
    public static final class Download {

        private final FiledPaper paper;
        private final byte[] content;

        Download(FiledPaper paper, byte[] content) {
            this.paper = paper;
            this.content = content;
        }

        public FiledPaper paper() {
            return paper;
        }

        /// The bytes themselves; the caller does not change them.
        public byte[] content() {
            return content;
        }
    }

    /// Whether files are looked at for viruses.
    @PreAuthorize("permitAll()")
    public boolean scanned() {
        return scanner.scans();
    }

    /// The files of a draft that count, in the order they came.
    @PreAuthorize("@draftAccess.fills(#draft)")
    public List<FiledPaper> of(UUID draft) {
        return counting(draft);
    }

    /// Files of a draft that were removed, the last first.
    @PreAuthorize("@draftAccess.fills(#draft)")
    public List<FiledPaper> removed(UUID draft) {
        return database.sql(
                        SELECT
                                + "where draft_id = :draft and removed_at is not null order by removed_at desc, id")
                .param("draft", draft)
                .query(Papers::read)
                .list();
    }

    /// Adds a file to a draft. The same file twice is the same file. The scanner is asked before
    /// the transaction begins, since it may take its time.
    @PreAuthorize("@draftAccess.fills(#draft)")
    public Added add(UUID draft, String paper, String name, byte[] content) {
        String called = fileName(name);
        if (content.length == 0) {
            return refused(called, "是空文件，请重新选择", "is empty; choose it again");
        }
        if (content.length > LARGEST) {
            return refused(
                    called,
                    "超过 20 MB；请压缩或分成几个文件",
                    "is larger than 20 MB; make it smaller or split it");
        }
        Optional<FileType> type = FileType.of(content);
        if (type.isEmpty()) {
            return refused(
                    called,
                    "的内容不是 PDF、PNG、JPEG、XLSX、DOCX 或 OFD（不接受含宏的文件），未接收；请另存为其中一种格式",
                    "is no PDF, PNG, JPEG, XLSX, DOCX or OFD by its content (files with macros are not taken); save"
                            + " it as one of these");
        }
        FileScanner.Finding finding = scanner.scan(content);
        switch (finding) {
            case FileScanner.Finding.Infected(String virus) -> {
                return refused(
                        called,
                        "含有病毒（%s），未接收；请检查您的电脑".formatted(virus),
                        "contains a virus (%s) and was not taken; have your computer checked"
                                .formatted(virus));
            }
            case FileScanner.Finding.Unavailable _ -> {
                return refused(
                        called,
                        "暂时无法查毒，未接收；其他内容都已保存，请几分钟后再传",
                        "cannot be looked at for viruses at the moment and was not taken; everything else is saved, try"
                                + " again in a few minutes");
            }
            case FileScanner.Finding.Clean _, FileScanner.Finding.NotScanned _ -> {}
        }
        FileType found = type.get();
        return Objects.requireNonNull(
                transactions.execute(_ -> keep(draft, paper, called, found, content, finding)));
    }

    private Added keep(
            UUID draft,
            String paper,
            String name,
            FileType type,
            byte[] content,
            FileScanner.Finding finding) {
        boolean filed =
                database.sql(
                                "select filed_at is not null from casework.draft where id = :id for update")
                        .param("id", draft)
                        .query(Boolean.class)
                        .single();
        if (filed) {
            return refused(
                    name, "未接收：这份申报已经提交", "was not taken: this application has been submitted");
        }
        List<FiledPaper> there = counting(draft);
        String sha256 = Sha256.of(content);
        Optional<FiledPaper> same =
                there.stream()
                        .filter(one -> one.paper().equals(paper) && one.sha256().equals(sha256))
                        .findFirst();
        if (same.isPresent()) {
            return new Added.Kept(same.get());
        }
        if (there.size() >= MOST) {
            return refused(
                    name,
                    "未接收：一份申报最多 %d 个文件；请合并后再传".formatted(MOST),
                    "was not taken: an application holds at most %d files; join some"
                            .formatted(MOST));
        }
        Viewer person = viewer.get();
        FiledPaper added =
                new FiledPaper(
                        UUID.randomUUID(),
                        paper,
                        type.nameFor(name),
                        type,
                        content.length,
                        sha256,
                        finding instanceof FileScanner.Finding.Clean,
                        person.name(),
                        clock.instant(),
                        null);
        insert(draft, added, person, content);
        events.publishEvent(
                new Audited(
                        "application.add-paper",
                        "draft:" + draft,
                        Map.of("paper", paper, "file", added.id().toString(), "sha256", sha256)));
        return new Added.Kept(added);
    }

    private void insert(UUID draft, FiledPaper added, Viewer person, byte[] content) {
        database.sql(
                        """
                        insert into casework.paper (id, draft_id, paper, name, type, size, sha256, content, scan,
                            uploaded_by, uploaded_name_zh, uploaded_name_en, uploaded_at)
                        values (:id, :draft, :paper, :name, :type, :size, :sha256, :content, :scan, :by, :zh,
                            :en, :now)
                        """)
                .param("id", added.id())
                .param("draft", draft)
                .param("paper", added.paper())
                .param("name", added.name())
                .param("type", added.type().name())
                .param("size", added.size())
                .param("sha256", added.sha256())
                .param("content", content)
                .param("scan", added.scanned() ? "CLEAN" : "NOT_SCANNED")
                .param("by", person.username())
                .param("zh", person.nameZh())
                .param("en", person.nameEn())
                .param("now", added.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Takes a file out of a draft; until the draft is filed it can still be seen that it was
    /// there.
    @PreAuthorize("@draftAccess.fills(#draft)")
    @Transactional
    public void remove(UUID draft, UUID file) {
        database.sql("select 1 from casework.draft where id = :id for update")
                .param("id", draft)
                .query((_, _) -> true)
                .single();
        int removed =
                database.sql(
                                """
                                update casework.paper p set removed_by = :by, removed_at = :now
                                from casework.draft d
                                where p.id = :file and p.draft_id = :draft and p.removed_at is null
                                  and d.id = p.draft_id and d.filed_at is null
                                """)
                        .param("by", viewer.get().username())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("file", file)
                        .param("draft", draft)
                        .update();
        if (removed == 1) {
            events.publishEvent(
                    new Audited(
                            "application.remove-paper",
                            "draft:" + draft,
                            Map.of("file", file.toString())));
        }
    }

    /// A file of a draft, for those who fill it in.
    @PreAuthorize("@draftAccess.fills(#draft)")
    public Optional<Download> download(UUID draft, UUID file) {
        return content(
                "where id = :file and draft_id = :place and content is not null", file, draft);
    }

    /// A file of a filing, for everybody who sees the case. The look is on record.
    @PreAuthorize("@caseAccess.reads(#receipt)")
    @Transactional
    public Optional<Download> download(String receipt, UUID file) {
        Optional<Download> found =
                content(
                        """
                        where id = :file and content is not null
                          and exists (select from casework.filing_paper f
                                      where f.paper_id = :file and f.receipt = :place)
                        """,
                        file,
                        receipt);
        found.ifPresent(_ ->
                events.publishEvent(
                        new Audited(
                                "case.read-paper",
                                "case:" + receipt,
                                Map.of("file", file.toString()))));
        return found;
    }

    private Optional<Download> content(String where, UUID file, Object place) {
        return database.sql(SELECT_WITH_CONTENT + where)
                .param("file", file)
                .param("place", place)
                .query((row, number) -> new Download(read(row, number), row.getBytes("content")))
                .optional();
    }

    List<FiledPaper> counting(UUID draft) {
        return database.sql(
                        SELECT
                                + "where draft_id = :draft and removed_at is null order by uploaded_at, id")
                .param("draft", draft)
                .query(Papers::read)
                .list();
    }

    /// The papers of a revision.
    List<FiledPaper> filed(String receipt, int revision) {
        return database.sql(
                        SELECT
                                + """
                                where id in (select paper_id from casework.filing_paper
                                             where receipt = :receipt and revision = :revision)
                                order by uploaded_at, id
                                """)
                .param("receipt", receipt)
                .param("revision", revision)
                .query(Papers::read)
                .list();
    }

    /// Lets go of what was removed before the filing: that it was there is kept, its bytes are not.
    void forgetRemoved(UUID draft) {
        database.sql(
                        """
                        update casework.paper set content = null
                        where draft_id = :draft and removed_at is not null and content is not null
                        """)
                .param("draft", draft)
                .update();
    }

    private static final String SELECT =
            """
            select id, paper, name, type, size, sha256, scan, uploaded_name_zh, uploaded_name_en,
                   uploaded_at, removed_at
            from casework.paper
            """;
    private static final String SELECT_WITH_CONTENT =
            SELECT.replaceFirst("\nfrom", ", content\nfrom");

    private static FiledPaper read(ResultSet row, int number) throws SQLException {
        OffsetDateTime removed = row.getObject("removed_at", OffsetDateTime.class);
        return new FiledPaper(
                row.getObject("id", UUID.class),
                row.getString("paper"),
                row.getString("name"),
                FileType.valueOf(row.getString("type")),
                row.getInt("size"),
                row.getString("sha256"),
                row.getString("scan").equals("CLEAN"),
                new Words(row.getString("uploaded_name_zh"), row.getString("uploaded_name_en")),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                removed == null ? null : removed.toInstant());
    }

    /// The last part of a path, without characters that could mean something to a file system or a
    /// header, of bearable length.
    static String fileName(String given) {
        String name =
                given.replaceFirst("(?s)^.*[/\\\\]", "")
                        .replaceAll("[\\p{Cntrl}\\p{Cf}\"<>:|?*;]", "_")
                        .strip();
        String bearable = name.length() <= 120 ? name : name.substring(name.length() - 120);
        return bearable.isEmpty() || bearable.matches("\\.+") ? "file" : bearable;
    }

    private static Added refused(String name, String zh, String en) {
        return new Added.Refused(new Words("“" + name + "”" + zh, "“" + name + "” " + en));
    }
}
