package org.echelon.platform.enterprise;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Collects whose entries a transaction changes, and says so once at its end with
/// [RegisterChanged]: an import of many rows is a few events and not one for each row.
@Component
public class RegisterChanges {

    private static final int AT_ONCE = 500;

    private final ApplicationEventPublisher events;

    RegisterChanges(ApplicationEventPublisher events) {
        this.events = events;
    }

    /// Notes that something of an enterprise has changed; only within a transaction.
    public void note(String enterprise) {
        if (TransactionSynchronizationManager.getResource(this) instanceof Changed changed) {
            changed.enterprises.add(enterprise);
            return;
        }
        Changed changed = new Changed();
        changed.enterprises.add(enterprise);
        TransactionSynchronizationManager.registerSynchronization(changed);
        TransactionSynchronizationManager.bindResource(this, changed);
    }

    /// What one transaction has changed so far.
    private final class Changed implements TransactionSynchronization {

        private final Set<String> enterprises = new TreeSet<>();

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(RegisterChanges.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(RegisterChanges.this, this);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            List<String> all = new ArrayList<>(enterprises);
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                events.publishEvent(
                        new RegisterChanged(
                                all.subList(from, Math.min(all.size(), from + AT_ONCE))));
            }
        }

        @Override
        public void beforeCompletion() {
            TransactionSynchronizationManager.unbindResourceIfPossible(RegisterChanges.this);
        }
    }
}
