package org.echelon.platform.simulation;

import java.util.stream.IntStream;
import org.echelon.policy.Programme;
import org.echelon.policy.Version;
import org.springframework.stereotype.Component;

/// The interpreter, row by row on every core: the reference meaning, for any programme.
@Component
class InterpretingEngine implements RegionEngine {

    private final SimulationThreads threads;

    InterpretingEngine(SimulationThreads threads) {
        this.threads = threads;
    }

    @Override
    public Prepared prepare(HeldPopulation population, Programme programme, Version version) {
        RowByRow rows = new RowByRow(population, programme, version, threads.pool());
        int[] all = IntStream.range(0, population.size()).toArray();
        return values -> {
            Judgement judgement = Judgement.of(population.size(), rows.ids());
            rows.judge(values, all, judgement);
            return judgement.interpreted(all.length);
        };
    }
}
