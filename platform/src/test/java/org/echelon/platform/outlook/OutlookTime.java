package org.echelon.platform.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.TestRegister;
import org.echelon.platform.demonstration.Demonstration;
import org.echelon.platform.identity.TestViewers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What it costs to judge the register again: the demonstration region, night after night. No test
/// of the build; run it by its name.
@PlatformTest
class OutlookTime {

    private static final int NIGHTS = 8;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Autowired private Demonstration demonstration;
    @Autowired private OutlookScene scene;
    @Autowired private Due due;
    @Autowired private TestClock clock;

    @Test
    void nightsOfTheDemonstrationRegion() {
        demonstration.prepare(_ -> {});
        scene.sweep();
        for (int night = 1; night <= NIGHTS; night++) {
            clock.set(TestClock.TODAY.plusDays(night));
            long began = System.nanoTime();
            long processor = THREADS.getCurrentThreadCpuTime();
            assertThat(TestRegister.as(TestViewers.PLATFORM, due::night)).isTrue();
            Reevaluation.Done done = scene.sweep();
            double wall = (System.nanoTime() - began) / 1e6;
            double own = (THREADS.getCurrentThreadCpuTime() - processor) / 1e6;
            System.out.printf(
                    Locale.ROOT,
                    "MEASURED night %d: %d enterprises, %d judged, %.0f ms, %.0f ms of processor in Java;"
                            + " %.2f ms each enterprise, %.3f ms each programme%n",
                    night,
                    done.enterprises(),
                    done.judged(),
                    wall,
                    own,
                    wall / done.enterprises(),
                    wall / done.judged());
        }
        TestDatabase.asOwner()
                .sql(
                        """
                        select verdict || ' ' || count(*) || ' near ' || count(*) filter (where cardinality(failing) = 1 and cardinality(unknown) = 0)
                               || ' change ' || count(change) || ' bytes ' || round(avg(pg_column_size(s.*))) as line
                        from outlook.standing s group by verdict
                        """)
                .query(String.class)
                .list()
                .forEach(line -> System.out.println("MEASURED " + line));
        TestDatabase.asOwner()
                .sql(
                        "select programme || ' ' || verdict || ' ' || count(*) from outlook.standing group by programme, verdict order by 1")
                .query(String.class)
                .list()
                .forEach(line -> System.out.println("MEASURED " + line));
    }
}
