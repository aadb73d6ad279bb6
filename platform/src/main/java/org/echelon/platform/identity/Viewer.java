package org.echelon.platform.identity;

import java.io.Serializable;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// The person who asks.
///
/// @param username the sign-in name
/// @param nameZh name to show in Chinese
/// @param nameEn name to show in English
/// @param role what they are
/// @param region division code whose enterprises they see, with those below; empty for the whole
///   country; absent for an enterprise
/// @param enterprise key of the own enterprise; absent for everybody else
public record Viewer(
        String username,
        String nameZh,
        String nameEn,
        Role role,
        @Nullable String region,
        @Nullable String enterprise)
        implements Serializable {

    /// The name in both languages.
    public Words name() {
        return new Words(nameZh, nameEn);
    }

    /// Whether the person works for an administration that reads the register (or is the platform
    /// itself). Agencies and tax officers read cases, not the register.
    public boolean isStaff() {
        return switch (role) {
            case OFFICER, LEADER, ADMINISTRATOR, OPERATOR -> true;
            case ENTERPRISE, AGENT, EVALUATION_AGENCY, TAX_OFFICER, POLICY_DESIGNER -> false;
        };
    }

    /// Whether an enterprise of this region is in the person's view; one without a region is in
    /// view of the whole country only.
    public boolean covers(@Nullable String code) {
        if (region == null) {
            return false;
        }
        return region.isEmpty() || (code != null && code.startsWith(region));
    }
}
