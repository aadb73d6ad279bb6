package org.echelon.platform.title;

import org.echelon.platform.enterprise.EnterpriseAccess;
import org.echelon.platform.identity.Access;
import org.springframework.stereotype.Component;

/// Who may give and take back titles: the platform at the end of a case, and officers of the
/// enterprise's region.
@Component("titleAccess")
class TitleAccess {

    private final Access access;
    private final EnterpriseAccess enterprises;
    private final TitleRows rows;

    TitleAccess(Access access, EnterpriseAccess enterprises, TitleRows rows) {
        this.access = access;
        this.enterprises = enterprises;
        this.rows = rows;
    }

    /// Whether the person may give a title to the enterprise.
    public boolean records(String enterprise) {
        return access.imports() && enterprises.reads(enterprise);
    }

    /// Whether the person may take the title back; one that is not on file may be asked for, and
    /// the answer is that it is not there.
    public boolean revokes(String title, String number) {
        return access.imports() && rows.holder(title, number).map(enterprises::reads).orElse(true);
    }
}
