package org.echelon.platform.casework.procedure;

import java.util.ArrayList;
import java.util.List;
import org.flowable.common.engine.api.delegate.event.FlowableEngineEventType;
import org.flowable.common.engine.api.delegate.event.FlowableEvent;
import org.flowable.common.engine.api.delegate.event.FlowableEventListener;
import org.flowable.engine.delegate.event.FlowableActivityEvent;

/// Notes the end events that the engine passes while it does what one call asks of it.
final class EndsReached implements FlowableEventListener {

    private static final ScopedValue<List<String>> NOTED = ScopedValue.newInstance();

    /// Does something with the engine and gives the ids of the end events that it reached.
    static List<String> during(Runnable work) {
        List<String> noted = new ArrayList<>();
        ScopedValue.where(NOTED, noted).run(work);
        return noted;
    }

    @Override
    public void onEvent(FlowableEvent event) {
        if (NOTED.isBound()
                && event.getType() == FlowableEngineEventType.ACTIVITY_COMPLETED
                && event instanceof FlowableActivityEvent activity
                && "endEvent".equals(activity.getActivityType())) {
            NOTED.get().add(activity.getActivityId());
        }
    }

    @Override
    public boolean isFailOnException() {
        return true;
    }

    @Override
    public boolean isFireOnTransactionLifecycleEvent() {
        return false;
    }

    @Override
    public String getOnTransaction() {
        return "";
    }
}
