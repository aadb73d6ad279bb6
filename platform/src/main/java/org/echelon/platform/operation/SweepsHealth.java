package org.echelon.platform.operation;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.config.TaskExecutionOutcome;
import org.springframework.stereotype.Component;

/// Whether the sweeps work: unhealthy when the last run of one of them failed.
@Component("sweepsHealthIndicator")
class SweepsHealth implements HealthIndicator {

    private final ObjectProvider<ScheduledTaskHolder> schedules;

    SweepsHealth(ObjectProvider<ScheduledTaskHolder> schedules) {
        this.schedules = schedules;
    }

    @Override
    public Health health() {
        List<String> broken =
                schedules.stream()
                        .flatMap(holder -> holder.getScheduledTasks().stream())
                        .map(scheduled -> scheduled.getTask())
                        .filter(task ->
                                task.getLastExecutionOutcome().status()
                                        == TaskExecutionOutcome.Status.ERROR)
                        .map(task -> task.toString().replaceAll(".*\\.(\\w+\\.\\w+)$", "$1"))
                        .sorted()
                        .toList();
        return broken.isEmpty()
                ? Health.up().build()
                : Health.outOfService().withDetail("failed", broken).build();
    }
}
