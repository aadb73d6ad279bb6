package org.echelon.population.spark;

import java.util.function.LongConsumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/// Tells how many rows were read, each time a task ends well.
final class RowsRead extends SparkListener {

    private final LongConsumer told;
    private long rows;

    RowsRead(LongConsumer told) {
        this.told = told;
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.taskInfo().successful() && end.taskMetrics() != null) {
            rows += end.taskMetrics().inputMetrics().recordsRead();
            told.accept(rows);
        }
    }
}
