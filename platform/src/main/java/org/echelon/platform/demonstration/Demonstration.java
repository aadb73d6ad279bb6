package org.echelon.platform.demonstration;

import java.util.List;
import java.util.function.Consumer;
import org.echelon.platform.identity.Accounts;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.Viewer;
import org.springframework.stereotype.Component;

/// Sets the demonstration region up.
@Component
public class Demonstration {

    /// The password of every demonstration account; shown at the start and on the sign-in page.
    public static final String PASSWORD = "echelon-demo";

    private static final List<Viewer> STAFF =
            List.of(
                    staff(
                            "officer-guangzhou",
                            "广州市经办人",
                            "Officer, Guangzhou",
                            Role.OFFICER,
                            "4401"),
                    staff("officer-huizhou", "惠州市经办人", "Officer, Huizhou", Role.OFFICER, "4413"),
                    staff("officer-lanzhou", "兰州市经办人", "Officer, Lanzhou", Role.OFFICER, "6201"),
                    staff("officer-guangdong", "广东省经办人", "Officer, Guangdong", Role.OFFICER, "44"),
                    staff("officer-gansu", "甘肃省经办人", "Officer, Gansu", Role.OFFICER, "62"),
                    staff("leader", "领导", "Leader, all regions", Role.LEADER, ""),
                    staff("admin", "管理员", "Administrator", Role.ADMINISTRATOR, ""));

    private final Accounts accounts;

    Demonstration(Accounts accounts) {
        this.accounts = accounts;
    }

    private static Viewer staff(
            String username, String nameZh, String nameEn, Role role, String region) {
        return new Viewer(username, nameZh, nameEn, role, region, null);
    }

    /// Loads what is not there yet.
    public void prepare(boolean wanted, Consumer<String> progress) {
        if (!wanted) {
            return;
        }
        CurrentViewer.asPlatform(() -> {
            STAFF.forEach(person -> accounts.addDemonstration(person, PASSWORD));
            return true;
        });
        progress.accept(
                "demonstration sign-ins: " + STAFF.getFirst().username() + " / " + PASSWORD);
    }
}
