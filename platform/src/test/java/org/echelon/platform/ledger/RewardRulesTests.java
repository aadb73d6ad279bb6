package org.echelon.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.echelon.platform.ledger.LedgerScene.OFFICER;
import static org.echelon.platform.ledger.LedgerScene.SECOND;
import static org.echelon.platform.ledger.LedgerScene.as;
import static org.echelon.platform.ledger.LedgerScene.officer;
import static org.echelon.platform.ledger.LedgerScene.platform;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.identity.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/// Every state × action × party: what the table says, and what the service does.
@PlatformTest
class RewardRulesTests {

    /// The whole table once more, in the words of an officer's handbook; what is not here is
    /// refused.
    private static final String ALLOWED =
            """
            CANDIDATE PUBLISH -> PUBLISHED: OFFICER COMMITTER
            CANDIDATE DROP -> DROPPED: OFFICER COMMITTER
            PUBLISHED CONFIRM -> CONFIRMED: ENTERPRISE
            PUBLISHED WAIVE -> WAIVED: ENTERPRISE
            PUBLISHED LAPSE -> WAIVED: PLATFORM
            PUBLISHED DROP -> DROPPED: OFFICER COMMITTER
            WAITING WAIVE -> WAIVED: ENTERPRISE
            WAITING ADMIT -> CONFIRMED: PLATFORM
            WAITING DROP -> DROPPED: OFFICER COMMITTER
            CONFIRMED WAIVE -> WAIVED: ENTERPRISE
            CONFIRMED COMMIT -> COMMITTED: OFFICER COMMITTER
            CONFIRMED DROP -> DROPPED: OFFICER COMMITTER
            COMMITTED ORDER -> ORDERED: OFFICER
            COMMITTED DROP -> DROPPED: OFFICER COMMITTER
            ORDERED RECORD_PAYMENT -> PAID: OFFICER COMMITTER
            ORDERED RECORD_FAILURE -> SUSPENDED: OFFICER COMMITTER
            SUSPENDED LAPSE -> LAPSED: PLATFORM
            SUSPENDED CORRECT_ACCOUNT -> COMMITTED: ENTERPRISE
            SUSPENDED DROP -> DROPPED: OFFICER COMMITTER
            PAID RECOVER -> RECOVERED: OFFICER
            """;

    @Autowired private LedgerScene scene;
    @Autowired private RewardSweep sweep;
    @Autowired private TestClock clock;

    @AfterEach
    void today() {
        clock.set(TestClock.TODAY);
    }

    @Test
    void theTableSaysOfEveryTripleWhatTheHandbookSays() {
        StringBuilder said = new StringBuilder();
        for (RewardState state : RewardState.values()) {
            for (RewardAction action : RewardAction.values()) {
                RewardState from = state;
                String parties =
                        Arrays.stream(Party.values())
                                .filter(party -> RewardRules.allows(from, action, party))
                                .map(Party::name)
                                .collect(Collectors.joining(" "));
                if (!parties.isEmpty()) {
                    said.append(state)
                            .append(' ')
                            .append(action)
                            .append(" -> ")
                            .append(RewardRules.find(state, action).orElseThrow().to())
                            .append(": ")
                            .append(parties)
                            .append('\n');
                }
            }
        }

        assertThat(said).hasToString(ALLOWED);
    }

    @Test
    void nobodyActsForTheEnterpriseAndNoEnterpriseActsForTheOffice() {
        for (RewardRules.Rule rule : RewardRules.table()) {
            if (rule.parties().contains(Party.ENTERPRISE)) {
                assertThat(rule.parties()).containsExactly(Party.ENTERPRISE);
            }
            assertThat(rule.parties())
                    .doesNotContain(
                            Party.OTHER_ENTERPRISE,
                            Party.OFFICER_ELSEWHERE,
                            Party.LEADER,
                            Party.ADMINISTRATOR,
                            Party.OUTSIDER);
        }
    }

    /// People by what they are to a reward.
    private static Map<Party, List<Viewer>> people(Reward reward) {
        Map<Party, List<Viewer>> people = new EnumMap<>(Party.class);
        people.put(Party.ENTERPRISE, List.of(TestViewers.enterprise(reward.enterprise())));
        people.put(Party.OTHER_ENTERPRISE, List.of(TestViewers.enterprise("x:other")));
        people.put(Party.OFFICER, List.of(SECOND, officer("test-country", "")));
        people.put(Party.COMMITTER, reward.committedBy() == null ? List.of() : List.of(OFFICER));
        people.put(Party.OFFICER_ELSEWHERE, List.of(TestViewers.GUANGZHOU, TestViewers.LANZHOU));
        people.put(Party.LEADER, List.of(TestViewers.LEADER));
        people.put(Party.ADMINISTRATOR, List.of(TestViewers.ADMINISTRATOR));
        people.put(
                Party.OUTSIDER,
                List.of(
                        new Viewer("t-tax", "税", "Tax", Role.TAX_OFFICER, "62", null),
                        new Viewer("t-agency", "机", "Agency", Role.EVALUATION_AGENCY, "62", null),
                        new Viewer("t-agent", "代", "Agent", Role.AGENT, null, null)));
        people.put(Party.PLATFORM, List.of(platform()));
        return people;
    }

    private Reward in(RewardState state) {
        long line = scene.line(state == RewardState.WAITING ? "0" : "200000");
        Reward candidate = scene.candidateOn(line);
        return switch (state) {
            case CANDIDATE -> candidate;
            case PUBLISHED -> scene.published(candidate);
            case WAITING, CONFIRMED -> scene.confirmed(candidate);
            case COMMITTED -> scene.committed(candidate);
            case ORDERED -> scene.sent(candidate);
            case SUSPENDED ->
                    scene.done(
                            SECOND,
                            scene.sent(candidate),
                            RewardAction.RECORD_FAILURE,
                            RewardInput.reason("closed"));
            case PAID -> scene.paid(candidate);
            case WAIVED -> {
                Reward published = scene.published(candidate);
                yield scene.done(
                        scene.enterprise(published),
                        published,
                        RewardAction.WAIVE,
                        RewardInput.NONE);
            }
            case DROPPED ->
                    scene.done(
                            OFFICER, candidate, RewardAction.DROP, RewardInput.reason("a mistake"));
            case LAPSED -> {
                Reward suspended = in(RewardState.SUSPENDED);
                clock.set(LocalDate.of(2027, 1, 4));
                yield scene.done(platform(), suspended, RewardAction.LAPSE, RewardInput.NONE);
            }
            case RECOVERED ->
                    scene.done(
                            SECOND,
                            scene.paid(candidate),
                            RewardAction.RECOVER,
                            RewardInput.reason("a mistake"));
        };
    }

    private static RewardInput full() {
        return new RewardInput(
                java.util.Optional.of(LedgerScene.BANK), "a reason", java.util.Optional.empty());
    }

    @Test
    void theServiceRefusesEveryTripleThatTheTableDoesNotAllow() {
        int tried = 0;
        for (RewardState state : RewardState.values()) {
            Reward reward = in(state);
            assertThat(reward.state()).isEqualTo(state);
            Balance before = scene.balance(reward.budget());
            for (Map.Entry<Party, List<Viewer>> entry : people(reward).entrySet()) {
                for (RewardAction action : RewardAction.values()) {
                    if (RewardRules.allows(state, action, entry.getKey())) {
                        continue;
                    }
                    for (Viewer person : entry.getValue()) {
                        refused(person, reward, action);
                        tried++;
                    }
                }
            }
            assertThat(scene.reward(reward.id())).isEqualTo(reward);
            assertThat(scene.balance(reward.budget())).isEqualTo(before);
        }
        assertThat(tried).isGreaterThan(1_500);
    }

    private void refused(Viewer person, Reward reward, RewardAction action) {
        List<RewardActed> acted = new ArrayList<>();
        Throwable thrown =
                catchThrowable(() -> acted.add(scene.act(person, reward, action, full())));
        if (thrown == null) {
            assertThat(acted.getFirst())
                    .as("%s %s %s", person.username(), action, reward.state())
                    .isInstanceOf(RewardActed.Refused.class);
        } else {
            assertThat(thrown)
                    .as("%s %s %s", person.username(), action, reward.state())
                    .isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void theServiceDoesEveryTripleThatTheTableAllows() {
        Map<String, RewardState> done = new LinkedHashMap<>();
        for (RewardRules.Rule rule : RewardRules.table()) {
            for (Party party : rule.parties()) {
                Reward reward = in(rule.state());
                List<Viewer> persons = people(reward).getOrDefault(party, List.of());
                if (persons.isEmpty()) {
                    continue;
                }
                if (rule.action() == RewardAction.ADMIT) {
                    scene.appropriate(reward.budget(), "200000");
                    LedgerScene.await(
                            () -> scene.reward(reward.id()).state() == RewardState.CONFIRMED);
                    done.put(rule.action() + " " + party, RewardState.CONFIRMED);
                    continue;
                }
                RewardActed acted = scene.act(persons.getFirst(), reward, rule.action(), full());
                assertThat(acted)
                        .as("%s %s %s", rule.state(), rule.action(), party)
                        .isInstanceOf(RewardActed.Done.class);
                assertThat(((RewardActed.Done) acted).reward().state()).isEqualTo(rule.to());
                done.put(rule.state() + " " + rule.action() + " " + party, rule.to());
                clock.set(TestClock.TODAY);
            }
        }
        assertThat(done).hasSizeGreaterThanOrEqualTo(24);
    }

    @Test
    void everyActionIsSomewhereInTheTable() {
        assertThat(
                        RewardRules.table().stream()
                                .map(RewardRules.Rule::action)
                                .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(RewardAction.values()));
    }

    private boolean sweep() {
        sweep.sweep();
        return true;
    }

    @Test
    void theTableIsWhatTheSweepGoesBy() {
        Reward published = scene.published(scene.candidateOn(scene.line("1")));
        clock.set(LocalDate.of(2027, 6, 1));

        as(platform(), this::sweep);

        assertThat(scene.reward(published.id()).state()).isEqualTo(RewardState.WAIVED);
    }
}
