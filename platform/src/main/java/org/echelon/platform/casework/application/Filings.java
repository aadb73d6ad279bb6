package org.echelon.platform.casework.application;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.message.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What was filed in cases, by revision. Rows are added and never changed.
@Service
public class Filings {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<FiledAnswer>> ANSWERS = new TypeReference<>() {};
    private static final String SELECT =
            """
            select receipt, revision, enterprise_key, programme, version, as_of, answers, verdict,
                   register_verdict, undertaking_zh, undertaking_en, filed_by, filed_name_zh,
                   filed_name_en, filed_at
            from casework.filing
            """;

    private final JdbcClient database;
    private final Papers papers;

    Filings(JdbcClient database, Papers papers) {
        this.database = database;
        this.papers = papers;
    }

    /// The newest revision.
    @PreAuthorize("@caseAccess.reads(#receipt)")
    public Optional<Filing> current(String receipt) {
        return revisions(receipt).reversed().stream().findFirst();
    }

    /// Every revision, the oldest first.
    @PreAuthorize("@caseAccess.reads(#receipt)")
    public List<Filing> all(String receipt) {
        return revisions(receipt);
    }

    /// What the newest revision changed against the one before; empty where there is one only.
    @PreAuthorize("@caseAccess.reads(#receipt)")
    public Optional<FilingChanges> changes(String receipt) {
        List<Filing> all = revisions(receipt);
        return all.size() < 2
                ? Optional.empty()
                : Optional.of(FilingChanges.between(all.get(all.size() - 2), all.getLast()));
    }

    /// The application itself, for those who fill in its supplement.
    Filing first(String receipt) {
        return revisions(receipt).getFirst();
    }

    List<Filing> revisions(String receipt) {
        return database.sql(SELECT + "where receipt = :receipt order by revision")
                .param("receipt", receipt)
                .query(this::read)
                .list();
    }

    /// Adds a revision with its papers.
    void add(Filing filing) {
        database.sql(
                        """
                        insert into casework.filing (receipt, revision, enterprise_key, programme, version, as_of,
                            answers, verdict, register_verdict, undertaking_zh, undertaking_en, filed_by,
                            filed_name_zh, filed_name_en, filed_at)
                        values (:receipt, :revision, :enterprise, :programme, :version, :asOf,
                            cast(:answers as jsonb), cast(:verdict as jsonb),
                            cast(:registerVerdict as jsonb), :zh, :en, :by, :nameZh, :nameEn, :at)
                        """)
                .param("receipt", filing.receipt())
                .param("revision", filing.revision())
                .param("enterprise", filing.enterprise())
                .param("programme", filing.programme())
                .param("version", filing.version())
                .param("asOf", filing.asOf())
                .param("answers", JSON.writeValueAsString(filing.answers()))
                .param("verdict", filing.verdict(), Types.VARCHAR)
                .param("registerVerdict", filing.registerVerdict(), Types.VARCHAR)
                .param("zh", filing.undertaking().zh())
                .param("en", filing.undertaking().en())
                .param("by", filing.by())
                .param("nameZh", filing.name().zh())
                .param("nameEn", filing.name().en())
                .param("at", filing.at().atOffset(ZoneOffset.UTC))
                .update();
        database.sql(
                        """
                        insert into casework.filing_paper (receipt, revision, paper_id)
                        select :receipt, :revision, unnest(cast(:papers as uuid[]))
                        """)
                .param("receipt", filing.receipt())
                .param("revision", filing.revision())
                .param(
                        "papers",
                        filing.papers().stream()
                                .map(paper -> paper.id().toString())
                                .toArray(String[]::new))
                .update();
    }

    private Filing read(ResultSet row, int number) throws SQLException {
        String receipt = row.getString("receipt");
        int revision = row.getInt("revision");
        return new Filing(
                receipt,
                revision,
                row.getString("enterprise_key"),
                row.getString("programme"),
                row.getObject("version", LocalDate.class),
                row.getObject("as_of", LocalDate.class),
                JSON.readValue(row.getString("answers"), ANSWERS),
                papers.filed(receipt, revision),
                row.getString("verdict"),
                row.getString("register_verdict"),
                new Words(row.getString("undertaking_zh"), row.getString("undertaking_en")),
                row.getString("filed_by"),
                new Words(row.getString("filed_name_zh"), row.getString("filed_name_en")),
                row.getObject("filed_at", OffsetDateTime.class).toInstant());
    }
}
