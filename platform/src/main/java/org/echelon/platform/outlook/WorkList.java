package org.echelon.platform.outlook;

import java.util.Arrays;
import java.util.Optional;
import org.echelon.policy.message.Words;

/// The lists of enterprises that are worth a call.
public enum WorkList {
    NEWLY_ELIGIBLE("newly-eligible", "新达标企业", "Newly eligible"),
    ABOUT_TO_LOSE("about-to-lose", "资格有风险的企业", "About to lose a title"),
    ONE_STEP_AWAY("one-step-away", "只差一步的企业", "One step away"),
    PAYMENTS("payments", "免申即享候选", "Candidates for payment");

    private final String path;
    private final String chinese;
    private final String english;

    WorkList(String path, String chinese, String english) {
        this.path = path;
        this.chinese = chinese;
        this.english = english;
    }

    /// Its name in the address.
    public String path() {
        return path;
    }

    public Words words() {
        return new Words(chinese, english);
    }

    static Optional<WorkList> of(String path) {
        return Arrays.stream(values()).filter(list -> list.path.equals(path)).findFirst();
    }
}
