package org.echelon.policy.result;

import java.util.List;

/// What would turn a verdict to met at a coming filing.
///
/// @param proposals ways to it, by filing, then by cost
/// @param outOfReach the filings for which there is no proposal, and why
public record Gap(List<Proposal> proposals, List<OutOfReach> outOfReach) {

    /// Nothing to propose: the verdict is met, or no version is in force.
    public static final Gap NONE = new Gap(List.of(), List.of());

    public Gap {
        proposals = List.copyOf(proposals);
        outOfReach = List.copyOf(outOfReach);
    }
}
