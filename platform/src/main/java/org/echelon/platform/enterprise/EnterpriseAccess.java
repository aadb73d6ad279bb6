package org.echelon.platform.enterprise;

import org.echelon.platform.identity.Access;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who may see an enterprise: itself, agents with a mandate of it, and administrations whose region
/// it lies in.
@Component("enterpriseAccess")
public class EnterpriseAccess {

    private final JdbcClient database;
    private final CurrentViewer viewer;
    private final Access access;

    EnterpriseAccess(JdbcClient database, CurrentViewer viewer, Access access) {
        this.database = database;
        this.viewer = viewer;
        this.access = access;
    }

    /// Whether the person may read the enterprise. An enterprise that does not exist may be asked
    /// for by staff, who then learn that it does not exist.
    public boolean reads(String key) {
        return viewer.find().filter(person -> reads(person, key)).isPresent();
    }

    private boolean reads(Viewer person, String key) {
        if (!person.isStaff()) {
            return access.actsFor(key);
        }
        if (person.covers(null)) {
            return true;
        }
        return database.sql(
                        """
                        select region
                        from enterprise.published_name
                        where key = :key or uscc = :key or other_id = :key
                        """)
                .param("key", key)
                .query((row, _) -> person.covers(row.getString("region")))
                .optional()
                .orElse(true);
    }
}
