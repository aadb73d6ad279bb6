package org.echelon.platform.page;

import org.echelon.platform.identity.Role;
import org.echelon.policy.message.Words;

/// The roles in words.
public final class RoleNames {

    private RoleNames() {}

    /// A role as a reader calls it.
    public static Words of(Role role) {
        return switch (role) {
            case ENTERPRISE -> new Words("企业用户", "Enterprise");
            case AGENT -> new Words("代理人", "Agent");
            case OFFICER -> new Words("工作人员", "Officer");
            case EVALUATION_AGENCY -> new Words("评价机构", "Evaluation agency");
            case TAX_OFFICER -> new Words("税务人员", "Tax officer");
            case LEADER -> new Words("领导", "Leader");
            case POLICY_DESIGNER -> new Words("政策设计人员", "Policy designer");
            case ADMINISTRATOR -> new Words("管理员", "Administrator");
            case OPERATOR -> new Words("平台", "Platform");
        };
    }
}
