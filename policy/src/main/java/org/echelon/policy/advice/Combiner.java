package org.echelon.policy.advice;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.Title;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Ladder;
import org.echelon.policy.result.Evaluation;

/// The best legal combination of what an enterprise could have: exclusion, one matter once and the
/// higher, matching, top-up, step-up, caps. Advice and simulations ask the same one.
public final class Combiner {

    private static final int COMBINATIONS = 200_000;

    private final Programmes programmes;
    private final Ladder ladder;

    public Combiner(Programmes programmes, Ladder ladder) {
        this.programmes = programmes;
        this.ladder = ladder;
    }

    /// What of the awards of a few programmes is paid together, were all of them decided on one
    /// day. Filing windows are not asked. A programme whose title is held already gives nothing
    /// more.
    ///
    /// @param said what each programme says of the enterprise on that day
    public Combination combine(
            EnterpriseFacts facts, LocalDate day, Map<Programme, Evaluation> said) {
        Set<String> held = held(facts, day).keySet();
        return combine(
                facts,
                held,
                said.entrySet().stream()
                        .filter(one -> !held.contains(one.getKey().id()))
                        .map(one ->
                                new Advice.Offer(
                                        one.getKey(),
                                        one.getValue(),
                                        day,
                                        null,
                                        false,
                                        Optional.empty()))
                        .toList());
    }

    /// @param held ids of the valid titles
    Combination combine(EnterpriseFacts facts, Collection<String> held, List<Advice.Offer> offers) {
        GrantBook book = new GrantBook(programmes, ladder, facts);
        offers.forEach(book::add);
        Map<String, Words> titles = new HashMap<>();
        held.forEach(title -> titles.put(title, programmes.name(title)));
        return new Combining(book.grants(), book.received(), titles, COMBINATIONS)
                .combination(book.open());
    }

    /// The titles that are valid on a day, by kind; the newest of a kind.
    static Map<String, Title> held(EnterpriseFacts facts, LocalDate day) {
        Map<String, Title> valid = new LinkedHashMap<>();
        facts.holds().stream()
                .filter(title -> PathFinder.isValid(title, day))
                .sorted(Comparator.comparing(Title::from))
                .forEach(title -> valid.put(title.title(), title));
        return valid;
    }
}
