package org.echelon.platform.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.TestRegister;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.programme.ProgrammeLibrary;
import org.echelon.platform.programme.Publication;
import org.echelon.platform.programme.Publications;
import org.echelon.policy.programme.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
class ReevaluationTests {

    private static final String DECISION = "cn/tech-sme/2022-04-01/decision.dmn";

    @Autowired private OutlookScene scene;
    @Autowired private Reevaluation reevaluation;
    @Autowired private Due due;
    @Autowired private Publications publications;
    @Autowired private ProgrammeLibrary library;
    @Autowired private TransactionTemplate transactions;
    @Autowired private TestClock clock;

    @AfterEach
    void today() {
        clock.set(TestClock.TODAY);
    }

    @Test
    void whatIsImportedIsJudgedAndWhatIsCorrectedTurnsTheVerdictWithItsReason() throws Exception {
        String key = scene.technologySme("440114");
        scene.judge(key);

        assertThat(OutlookScene.verdict(key, OutlookScene.TECH_SME)).contains("MET");
        assertThat(OutlookScene.turns(key, OutlookScene.TECH_SME)).isEmpty();

        scene.current(key, true);
        scene.judge(key);

        assertThat(OutlookScene.verdict(key, OutlookScene.TECH_SME)).contains("NOT_MET");
        assertThat(OutlookScene.turns(key, OutlookScene.TECH_SME))
                .containsExactly("MET>NOT_MET FACTS abnormal_listing conduct");

        scene.current(key, false);
        scene.judge(key);

        assertThat(OutlookScene.turns(key, OutlookScene.TECH_SME))
                .containsExactly(
                        "MET>NOT_MET FACTS abnormal_listing conduct",
                        "NOT_MET>MET FACTS abnormal_listing conduct");
    }

    @Test
    void theSameFactsAreNotJudgedAgainOnTheSameDay() throws Exception {
        String key = scene.technologySme("440114");
        scene.judge(key);
        TestRegister.as(
                TestViewers.PLATFORM,
                () -> {
                    due.changed(List.of(key));
                    return true;
                });

        Reevaluation.Done done = scene.sweep();

        assertThat(done.enterprises()).isEqualTo(1);
        assertThat(done.judged()).isZero();
    }

    @Test
    void theNightPutsEverybodyOnTheListOnce() throws Exception {
        String key = scene.technologySme("440114");
        scene.judge(key);
        clock.set(TestClock.TODAY.plusDays(1));

        assertThat(night()).isTrue();
        assertThat(night()).as("a second process, or a restart").isFalse();
        assertThat(scene.sweep().judged()).isPositive();
        assertThat(
                        TestDatabase.asOwner()
                                .sql(
                                        "select judged_on from outlook.standing where enterprise_key = :key and programme = 'cn/tech-sme'")
                                .param("key", key)
                                .query(java.time.LocalDate.class)
                                .single())
                .isEqualTo(TestClock.TODAY.plusDays(1));
    }

    private boolean night() {
        return TestRegister.as(TestViewers.PLATFORM, due::night);
    }

    @Test
    void timeAloneTurnsAVerdictAndSaysSo() throws Exception {
        String key = scene.technologySme("440114");
        scene.judge(key);
        clock.set(TestClock.TODAY.plusYears(1));
        night();
        scene.sweep();

        assertThat(OutlookScene.turns(key, OutlookScene.TECH_SME))
                .as("the figures of 2026 are not on file")
                .singleElement()
                .asString()
                .startsWith("MET>UNKNOWN TIME");
    }

    @Test
    void aPublicationTurnsThoseWhomItConcerns() throws Exception {
        String key = scene.technologySme("440114");
        scene.judge(key);
        SortedMap<String, byte[]> before = version();
        String stricter =
                new String(before.get(DECISION), java.nio.charset.StandardCharsets.UTF_8)
                        .replace("total_score &gt;= parameters.pass mark", "total_score &gt;= 61");
        try {
            publish(before, stricter);
            scene.sweep();

            assertThat(OutlookScene.turns(key, OutlookScene.TECH_SME))
                    .containsExactly("MET>NOT_MET PROGRAMME  score");
            assertThat(scene.sweep().enterprises()).as("once").isZero();
        } finally {
            publish(
                    before,
                    new String(before.get(DECISION), java.nio.charset.StandardCharsets.UTF_8));
            scene.sweep();
        }
        assertThat(OutlookScene.verdict(key, OutlookScene.TECH_SME)).contains("MET");
    }

    private SortedMap<String, byte[]> version() {
        SortedMap<String, byte[]> files = new TreeMap<>(publications.files());
        files.keySet().removeIf(path -> !path.startsWith("cn/tech-sme/2022-04-01/"));
        return files;
    }

    private void publish(SortedMap<String, byte[]> files, String decision) {
        SortedMap<String, byte[]> changed = new TreeMap<>(files);
        changed.put(DECISION, decision.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        transactions.executeWithoutResult(_ ->
                publications.publish(
                        "cn/tech-sme/2022-04-01",
                        Sha256.of(changed),
                        changed,
                        Publication.PLATFORM));
        library.refresh();
    }

    @Test
    void twoProcessesAtOnceJudgeEachEnterpriseOnce() throws Exception {
        scene.sweep();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            keys.add(scene.technologySme("440114"));
        }
        for (String key : keys) {
            scene.noticed(key);
        }
        int waiting =
                TestDatabase.asOwner()
                        .sql("select count(*) from outlook.due")
                        .query(Integer.class)
                        .single();
        CountDownLatch both = new CountDownLatch(2);
        Callable<Reevaluation.Done> process =
                () -> {
                    both.countDown();
                    both.await();
                    Reevaluation.Done all = new Reevaluation.Done(0, 0, 0);
                    for (int i = 0; i < waiting + 2; i++) {
                        all =
                                all.plus(
                                        TestRegister.as(
                                                TestViewers.PLATFORM, () -> reevaluation.batch(1)));
                    }
                    return all;
                };
        int judged = 0;
        try (ExecutorService processes = Executors.newFixedThreadPool(2)) {
            for (Future<Reevaluation.Done> one :
                    List.of(processes.submit(process), processes.submit(process))) {
                judged += one.get().enterprises();
            }
        }

        assertThat(judged).isEqualTo(waiting);
        for (String key : keys) {
            assertThat(OutlookScene.verdict(key, OutlookScene.TECH_SME)).contains("MET");
        }
    }

    @Test
    void aBatchThatEndsInTheMidstLosesNobody() throws Exception {
        String key = scene.technologySme("440114");
        scene.noticed(key);

        TestRegister.as(
                TestViewers.PLATFORM,
                () ->
                        transactions.execute(status -> {
                            reevaluation.batch(1_000);
                            status.setRollbackOnly();
                            return true;
                        }));

        assertThat(OutlookScene.verdict(key, OutlookScene.TECH_SME)).isEmpty();
        assertThat(OutlookScene.waits(key)).isTrue();
        scene.sweep();
        assertThat(OutlookScene.verdict(key, OutlookScene.TECH_SME)).contains("MET");
    }

    @Test
    void oneThatCannotBeJudgedCostsNoOther() throws Exception {
        String broken = scene.technologySme("440114");
        String sound = scene.technologySme("440114");
        scene.noticed(broken);
        scene.noticed(sound);
        scene.sweep();
        TestDatabase.asOwner()
                .sql("update outlook.basis set facts = 'no facts' where enterprise_key = :key")
                .param("key", broken)
                .update();
        scene.current(broken, true);
        scene.current(sound, true);
        scene.noticed(broken);
        scene.noticed(sound);

        scene.sweep();

        assertThat(OutlookScene.verdict(sound, OutlookScene.TECH_SME)).contains("NOT_MET");
        assertThat(OutlookScene.verdict(broken, OutlookScene.TECH_SME))
                .as("what was judged before stays")
                .contains("MET");
        assertThat(OutlookScene.waits(sound)).isFalse();
        assertThat(OutlookScene.waits(broken)).as("until the night").isFalse();
        TestDatabase.asOwner()
                .sql("delete from outlook.basis where enterprise_key = :key")
                .param("key", broken)
                .update();
        TestRegister.as(
                TestViewers.PLATFORM,
                () -> {
                    due.changed(List.of(broken));
                    return true;
                });
        scene.judge(broken);
        assertThat(OutlookScene.verdict(broken, OutlookScene.TECH_SME)).contains("NOT_MET");
    }

    @Test
    void theHistoryOfVerdictsIsAppendOnly() throws Exception {
        String key = scene.technologySme("440114");
        scene.judge(key);
        scene.current(key, true);
        scene.judge(key);

        assertThatThrownBy(() ->
                        TestDatabase.asOwner()
                                .sql("delete from outlook.turn where enterprise_key = :key")
                                .param("key", key)
                                .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }
}
