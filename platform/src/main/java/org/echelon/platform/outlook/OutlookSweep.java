package org.echelon.platform.outlook;

import java.util.List;
import org.echelon.platform.enterprise.RegisterChanged;
import org.echelon.platform.title.TitleRecorded;
import org.echelon.platform.title.TitleRevoked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What sets the judging going: changes of the register, publications, the night.
@Component
class OutlookSweep {

    private static final Logger LOG = LoggerFactory.getLogger(OutlookSweep.class);

    /// Enterprises in one transaction.
    static final int BATCH = 50;

    /// Batches in one sweep, so that a night of a large register does not keep a publication
    /// waiting; the next sweep goes on.
    private static final int BATCHES = 200;

    private final Due due;
    private final Reevaluation reevaluation;

    OutlookSweep(Due due, Reevaluation reevaluation) {
        this.due = due;
        this.reevaluation = reevaluation;
    }

    @ApplicationModuleListener
    void on(RegisterChanged changed) {
        due.changed(changed.enterprises());
    }

    @ApplicationModuleListener
    void on(TitleRecorded recorded) {
        due.changed(List.of(recorded.enterpriseKey()));
    }

    @ApplicationModuleListener
    void on(TitleRevoked revoked) {
        due.changed(List.of(revoked.enterpriseKey()));
    }

    /// Looks whether everybody has to be judged, and judges those who wait.
    Reevaluation.Done sweep() {
        due.published();
        due.night();
        Reevaluation.Done all = new Reevaluation.Done(0, 0, 0);
        for (int count = 0; count < BATCHES; count++) {
            Reevaluation.Done done = batch();
            all = all.plus(done);
            if (done.enterprises() < BATCH) {
                break;
            }
        }
        return all;
    }

    /// The next ones together, or where that fails each for itself.
    private Reevaluation.Done batch() {
        try {
            return reevaluation.batch(BATCH);
        } catch (TransientDataAccessException passing) {
            throw passing; // nothing is lost, and the next sweep takes them again
        } catch (RuntimeException fault) {
            LOG.warn("Outlook: {} enterprises are judged one by one", BATCH, fault);
            return oneByOne();
        }
    }

    /// One that cannot be judged keeps what was judged of it before, and keeps nobody waiting.
    private Reevaluation.Done oneByOne() {
        Reevaluation.Done all = new Reevaluation.Done(0, 0, 0);
        for (String enterprise : due.first(BATCH)) {
            try {
                all = all.plus(reevaluation.one(enterprise));
            } catch (TransientDataAccessException passing) {
                throw passing;
            } catch (RuntimeException fault) {
                LOG.error("Outlook: {} could not be judged", enterprise, fault);
                due.leave(enterprise);
                all = all.plus(new Reevaluation.Done(1, 0, 0));
            }
        }
        return all;
    }

    /// When it runs by itself: not in tests, and not beside an import on the command line.
    @Component
    @ConditionalOnProperty(name = "echelon.sweeps", havingValue = "true", matchIfMissing = true)
    static class Schedule {

        private final OutlookSweep sweep;

        Schedule(OutlookSweep sweep) {
            this.sweep = sweep;
        }

        @Scheduled(
                fixedDelayString = "${echelon.outlook.sweep:5s}",
                initialDelayString = "${echelon.outlook.sweep:5s}")
        void judgeWhoWaits() {
            Reevaluation.Done done = sweep.sweep();
            if (done.turned() > 0) {
                LOG.info(
                        "Outlook: {} enterprises, {} questions to the engine, {} verdicts changed",
                        done.enterprises(),
                        done.judged(),
                        done.turned());
            }
        }
    }
}
