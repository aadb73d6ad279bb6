package org.echelon.platform.audit;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.echelon.platform.identity.Audited;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Viewer;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes the record of a deed, in the deed's own transaction: both stay or neither does.
@Component
class Recorder {

    static final String PUBLIC = "public";

    private final JdbcClient database;
    private final CurrentViewer viewer;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Recorder(JdbcClient database, CurrentViewer viewer, Clock clock) {
        this.database = database;
        this.viewer = viewer;
        this.clock = clock;
    }

    @EventListener
    @Transactional
    public void on(Audited deed) {
        Optional<Viewer> actor = viewer.find();
        database.sql(
                        """
                        insert into audit.record (at, actor, role, action, subject, detail, salt)
                        values (:at, :actor, :role, :action, :subject, cast(:detail as jsonb), :salt)
                        """)
                .param(
                        "at",
                        clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .param("actor", actor.map(Viewer::username).orElse(PUBLIC))
                .param("role", actor.map(person -> person.role().name()).orElse("PUBLIC"))
                .param("action", deed.action())
                .param("subject", deed.subject())
                .param("detail", CanonicalJson.of(deed.detail()))
                .param("salt", salt())
                .update();
    }

    private String salt() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
