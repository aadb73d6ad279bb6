package org.echelon.platform.casework.application;

import java.util.Optional;
import java.util.UUID;
import org.echelon.platform.identity.Access;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who may work on a draft: the enterprise and agents with its mandate, nobody else. What is not
/// filed is not the administration's to read. By the bean's name `draftAccess` in rules.
@Component("draftAccess")
class DraftAccess {

    private final JdbcClient database;
    private final Access access;

    DraftAccess(JdbcClient database, Access access) {
        this.database = database;
        this.access = access;
    }

    private record Owner(String enterprise, String programme) {}

    /// Whether the person may read and fill in the draft. One that does not exist may be asked for
    /// by everybody who is signed in, who then learns that it does not exist.
    public boolean fills(UUID draft) {
        return owner(draft)
                .map(owner -> access.mayFill(owner.enterprise(), owner.programme()))
                .orElse(true);
    }

    /// Whether the person may file the draft.
    public boolean submits(UUID draft) {
        return owner(draft)
                .map(owner -> access.maySubmit(owner.enterprise(), owner.programme()))
                .orElse(true);
    }

    private Optional<Owner> owner(UUID draft) {
        return database.sql("select enterprise_key, programme from casework.draft where id = :id")
                .param("id", draft)
                .query((row, _) ->
                        new Owner(row.getString("enterprise_key"), row.getString("programme")))
                .optional();
    }
}
