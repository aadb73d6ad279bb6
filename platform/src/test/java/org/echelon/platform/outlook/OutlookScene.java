package org.echelon.platform.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.TestRegister;
import org.echelon.platform.identity.TestViewers;
import org.springframework.boot.test.context.TestComponent;

/// What the tests of the outlook begin with: enterprises with figures that meet a programme or not.
@TestComponent
public class OutlookScene {

    static final String TECH_SME = "cn/tech-sme";
    static final String GANSU = "cn/gansu/hnte-reward";
    private static final AtomicInteger NUMBER = new AtomicInteger(700_000);

    private final TestRegister register;
    private final OutlookSweep sweep;

    OutlookScene(TestRegister register, OutlookSweep sweep) {
        this.register = register;
        this.sweep = sweep;
    }

    /// One that meets everything asked of a technology SME: every ratio exactly on its threshold.
    public String technologySme(String district) {
        String key = register.enterprise(district);
        figures(key, 15, 2_000_000);
        current(key, false);
        return key;
    }

    /// The figures of the last closed year.
    ///
    /// @param technicians of 100 persons
    /// @param research yuan, of a revenue of 40 million
    void figures(String key, int technicians, long research) {
        register.take(
                "uscc,year,revenue,rd_expense,rd_expense_deductible,total_cost,staff,st_staff,total_assets\n%s,%d,40000000,%d,%d,41000000,100,%d,60000000\n"
                        .formatted(
                                key,
                                TestClock.TODAY.getYear() - 1,
                                research,
                                research,
                                technicians));
    }

    void current(String key, boolean abnormal) {
        register.take(
                "uscc,valid_from,ip_class1,ip_class2,accident_or_offence,abnormal_listing,prohibited_product,audit_based_collection,rd_institution_level,standards_led,national_award_rank\n%s,2024-01-01,0,2,false,%s,false,true,none,0,0\n"
                        .formatted(key, abnormal));
    }

    /// A title on file.
    void title(String key, String title, String from, String until) {
        register.take(
                "uscc,title,number,from,until,source\n%s,%s,T%d,%s,%s,test\n"
                        .formatted(key, title, NUMBER.incrementAndGet(), from, until));
    }

    /// Judges everybody who waits, until nobody does.
    Reevaluation.Done sweep() {
        Reevaluation.Done all = new Reevaluation.Done(0, 0, 0);
        while (true) {
            Reevaluation.Done done = TestRegister.as(TestViewers.PLATFORM, sweep::sweep);
            all = all.plus(done);
            if (done.enterprises() == 0) {
                return all;
            }
        }
    }

    /// Waits until the change of an enterprise has reached the list of those who wait.
    void noticed(String key) throws InterruptedException {
        for (int tries = 0; tries < 200; tries++) {
            if (waits(key)) {
                return;
            }
            Thread.sleep(50);
        }
        assertThat(waits(key)).as("%s is on the list", key).isTrue();
    }

    static boolean waits(String key) {
        return TestDatabase.asOwner()
                .sql(
                        "select exists (select from outlook.due where enterprise_key = :key and urgent)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    /// Judges an enterprise of which something has just changed.
    void judge(String key) throws InterruptedException {
        noticed(key);
        sweep();
    }

    static Optional<String> verdict(String key, String programme) {
        return TestDatabase.asOwner()
                .sql(
                        "select verdict from outlook.standing where enterprise_key = :key and programme = :programme")
                .param("key", key)
                .param("programme", programme)
                .query(String.class)
                .optional();
    }

    /// `FROM>TO CAUSE facts conditions`, the first one first.
    static List<String> turns(String key, String programme) {
        return TestDatabase.asOwner()
                .sql(
                        """
                        select from_verdict || '>' || to_verdict || ' ' || cause || ' '
                               || array_to_string(facts, ',') || ' ' || array_to_string(conditions, ',')
                        from outlook.turn where enterprise_key = :key and programme = :programme order by id
                        """)
                .param("key", key)
                .param("programme", programme)
                .query((row, _) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }
}
