package org.echelon.platform.ledger;

/// What a person is to one reward.
public enum Party {
    /// The enterprise itself, or an agent with its mandate.
    ENTERPRISE,
    /// Another enterprise.
    OTHER_ENTERPRISE,
    /// An officer whose region holds the budget line, and who did not commit the money.
    OFFICER,
    /// The officer who committed the money: four eyes, so not the one who pays it.
    COMMITTER,
    /// An officer whose region does not hold the budget line.
    OFFICER_ELSEWHERE,
    LEADER,
    ADMINISTRATOR,
    /// An evaluation agency, a tax officer, an agent without a mandate.
    OUTSIDER,
    /// The platform by its own clock.
    PLATFORM
}
