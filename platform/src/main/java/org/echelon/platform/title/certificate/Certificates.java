package org.echelon.platform.title.certificate;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.echelon.platform.identity.Audited;
import org.echelon.platform.seal.Seal;
import org.echelon.platform.seal.Signature;
import org.echelon.platform.title.PublicTitle;
import org.echelon.platform.title.PublicTitles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The certificates made so far, and what each is worth today.
@Service
class Certificates {

    private static final String SELECT =
            """
            select c.title_id, c.payload, c.signing_key, c.signature, c.made_at
            from title.certificate c
            """;

    private final JdbcClient database;
    private final PublicTitles titles;
    private final Seal seal;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();

    Certificates(
            JdbcClient database,
            PublicTitles titles,
            Seal seal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.titles = titles;
        this.seal = seal;
        this.events = events;
        this.clock = clock;
    }

    /// The certificate of a title as the register has it now: made at the first call, and anew once
    /// the name or a day has changed. Empty when the enterprise has no such title on file.
    @PreAuthorize("@enterpriseAccess.reads(#enterprise)")
    @Transactional
    public Optional<Certificate> of(String enterprise, String title, String number) {
        return record(enterprise, title, number).map(this::certified);
    }

    /// What a certificate is worth today; empty when there is none of this code.
    @PreAuthorize("permitAll()")
    public Optional<Verification> verify(String code) {
        LocalDate today = LocalDate.now(clock);
        return database.sql(SELECT + "where code = :code")
                .param("code", code)
                .query((row, _) -> read(row))
                .optional()
                .map(found -> Verification.of(found, now(found, today)));
    }

    /// The title of the certificate as it is on file now, corrected or not.
    private Optional<PublicTitle> now(Certificate certificate, LocalDate today) {
        Printed printed = certificate.printed();
        return database.sql(
                        """
                        select id from title.public_title
                        where title = :title and number = :number
                        """)
                .param("title", printed.title())
                .param("number", printed.number())
                .query(Long.class)
                .optional()
                .flatMap(id -> titles.record(id, today));
    }

    private Optional<PublicTitle> record(String enterprise, String title, String number) {
        return database.sql(
                        """
                        select id from title.public_title
                        where enterprise_key = :enterprise and title = :title and number = :number
                        """)
                .param("enterprise", enterprise)
                .param("title", title)
                .param("number", number)
                .query(Long.class)
                .optional()
                .flatMap(id -> titles.record(id, LocalDate.now(clock)));
    }

    private Certificate certified(PublicTitle title) {
        return made(title).orElseGet(() -> make(title));
    }

    private Optional<Certificate> made(PublicTitle title) {
        return database.sql(
                        SELECT
                                + """
                                where title_id = :id and name = :name and enterprise_code = :code
                                """)
                .param("id", title.id())
                .param("name", title.name())
                .param("code", title.code())
                .query((row, _) -> read(row))
                .optional();
    }

    private Certificate make(PublicTitle title) {
        Printed printed = Printed.of(CertificateCode.next(random), title);
        Signature signature = seal.sign(printed.signedBytes());
        int added =
                database.sql(
                                """
                                insert into title.certificate (code, title_id, name, enterprise_code, payload,
                                                               signing_key, signature, made_at)
                                values (:code, :id, :name, :enterpriseCode, :payload, :key, :signature, :now)
                                on conflict (title_id, name, enterprise_code) do nothing
                                """)
                        .param("code", printed.code())
                        .param("id", title.id())
                        .param("name", printed.name())
                        .param("enterpriseCode", printed.enterpriseCode())
                        .param("payload", printed.payload())
                        .param("key", signature.key())
                        .param("signature", signature.value())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update();
        if (added == 1) {
            events.publishEvent(
                    new Audited(
                            "title.certify",
                            "title:" + title.title() + ":" + title.number(),
                            Map.of("enterprise", title.enterprise())));
        }
        return made(title).orElseThrow();
    }

    private static Certificate read(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Certificate(
                row.getLong("title_id"),
                Printed.read(row.getString("payload")),
                new Signature(row.getString("signing_key"), row.getString("signature")),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }
}
