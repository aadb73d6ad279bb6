package org.echelon.policy.gap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.result.Proposal;
import org.echelon.policy.result.Status;
import org.echelon.quantity.Rational;

/// The engine as the search sees it: one programme on the day of one filing, asked over boxes.
///
/// Sound: a condition that is not met over a box is met at no point of it, one that is met is met
/// at every point, and one that is unknown for causes outside the box's spans is met at no point.
public interface Judge {

    /// The ids of the conditions, in order of display.
    List<String> conditions();

    /// Asks for the conditions over a box.
    ///
    /// @param spans values of the facts that move; the others are as they stand
    /// @param forgotten facts that are to be taken as unknown
    /// @param unknown how unknown facts are to be read
    Answers ask(Map<FactKey, Span> spans, Set<FactKey> forgotten, Unknown unknown);

    /// Applies values to the facts and asks the programme itself.
    ///
    /// @return the scores of a panel that follow, when the programme says met and refuses nothing
    Optional<List<Proposal.Change>> apply(Map<FactKey, Rational> values);

    /// How unknown facts are read.
    enum Unknown {
        /// As unknown, within their bounds.
        OPEN,
        /// All at their least value, or false: one of the ways in which they may turn out.
        LEAST,
        /// All at their greatest value, or true: another.
        GREATEST
    }

    /// The conditions over one box, each computed when it is asked for.
    interface Answers {
        Status status(int condition);

        /// The moved, forgotten and unknown facts that leave a condition open.
        Set<FactKey> causes(int condition);
    }
}
