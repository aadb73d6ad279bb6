package org.echelon.platform.ledger;

import java.util.List;
import org.echelon.platform.page.Tag;
import org.jspecify.annotations.Nullable;

/// A reward in the reader's language.
///
/// @param id number
/// @param revision what an action has to name
/// @param address its own page, for those who handle the line
/// @param enterprise name of the enterprise
/// @param registered its registered name, which is that of its account too
/// @param enterpriseAddress where its pages stand
/// @param synthetic whether it is invented
/// @param programme name of the programme
/// @param programmeAddress where it stands
/// @param verdict the verdict it follows from, with every step
/// @param amount how much
/// @param exact how much, in yuan with two decimals
/// @param thing number of the title
/// @param line the line it is paid from
/// @param lineAddress where the line stands
/// @param state where it stands
/// @param place place in the queue; absent for what does not wait
/// @param next what it waits for, where no button says so; absent otherwise
/// @param confirmBy last day to confirm; absent before it is published
/// @param left working days left to confirm; absent once confirmed
/// @param account where the money goes, last four digits; absent until named
/// @param paidOn day of payment; absent until paid
/// @param why why it was proposed
/// @param actions what the reader may do, by name
public record RewardView(
        long id,
        int revision,
        String address,
        String enterprise,
        String registered,
        String enterpriseAddress,
        boolean synthetic,
        String programme,
        String programmeAddress,
        String verdict,
        String amount,
        String exact,
        String thing,
        String line,
        String lineAddress,
        Tag state,
        @Nullable Integer place,
        @Nullable String next,
        @Nullable String confirmBy,
        @Nullable Integer left,
        @Nullable String account,
        @Nullable String paidOn,
        RewardWhy why,
        List<String> actions) {

    /// Whether the reader may do something.
    public boolean may(String action) {
        return actions.contains(action);
    }
}
