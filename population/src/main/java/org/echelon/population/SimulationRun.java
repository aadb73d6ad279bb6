package org.echelon.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.echelon.policy.Coverage;
import org.echelon.policy.Programme;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.message.Words;

/// One run of a simulation in its working database, stage by stage, each of them timed.
final class SimulationRun {

    private final Simulation.Request request;
    private final Side side;
    private final Optional<Side> other;
    private final Engine engine;
    private final Progress progress;
    private final Stopwatch watch = new Stopwatch();
    private final List<Words> notes = new ArrayList<>();
    private Optional<List<Coverage.Rule>> neverHit = Optional.empty();

    SimulationRun(
            Simulation.Request request,
            Side side,
            Optional<Side> other,
            Engine engine,
            Progress progress) {
        this.request = request;
        this.side = side;
        this.other = other;
        this.engine = engine;
        this.progress = progress;
    }

    Simulation.Outcome run(Database database, Results results) throws Refused {
        progress.watch(database::percentage);
        Population population = read(database);
        Optional<SweepResult> sweep = sweep(population);
        Engine.Judged judged = judge(population);
        Optional<CombinationRun> together = together(population);
        Optional<CombinationResult> combination =
                together.map(run -> watch.timed("combine", run::run));
        progress.stage("adding up / 汇总", 0);
        new Dimensions(population).create(request.asOf(), request.ladder());
        List<BudgetRun> cuts = cuts(population);
        GroupNames names = new GroupNames(request.reference(), request.ladder());
        List<BudgetResult> budgets =
                watch.timed(
                        "budget",
                        () -> cuts.stream().map(cut -> cut.run(request.by(), names)).toList());
        Summary summary =
                watch.timed(
                        "summarise",
                        () -> summary(population, judged, names, sweep, budgets, combination));
        ResultFiles files = new ResultFiles(database, results, request.formats());
        watch.timed(
                "write",
                () -> {
                    files.verdicts(side.table(), other.map(Side::table));
                    sweep.ifPresent(found -> new SweepTable(database, found).write(files));
                    cuts.forEach(cut -> cut.write(files));
                    together.ifPresent(run -> run.write(files));
                });
        notes.addAll(judged.notes());
        return new Simulation.Outcome(summary.with(watch.seconds()), population.problems(), notes);
    }

    private Population read(Database database) throws Refused {
        progress.stage("reading / 读取", 0);
        Population population =
                watch.checked(
                        "read",
                        () -> Population.read(database, request.population(), dictionary()));
        if (population.pivotSeconds() > 0) {
            watch.put("pivot", population.pivotSeconds());
        }
        if (request.budget().isPresent()) {
            BudgetRun.check(
                    population,
                    request.budget().get(),
                    Stream.concat(Stream.of(side), other.stream()).toList());
        }
        return population;
    }

    private FactDictionary dictionary() {
        FactDictionary dictionary = request.programme().facts();
        if (request.against().isPresent()) {
            dictionary = dictionary.with(request.against().get().programme().facts());
        }
        for (Programme beside : beside()) {
            dictionary = dictionary.with(beside.facts());
        }
        return dictionary;
    }

    private List<Programme> beside() {
        return request.together().map(Together::others).orElse(List.of());
    }

    /// Judges the other programmes, each alone, and finds what all pay together.
    private Optional<CombinationRun> together(Population population) {
        return request.together()
                .map(together -> {
                    List<Side> sides = new ArrayList<>(List.of(side));
                    for (Programme programme : together.others()) {
                        Side beside =
                                Side.of(
                                        programme.id(),
                                        programme,
                                        programme
                                                .inForce(request.asOf())
                                                .map(version ->
                                                        new Rules(
                                                                programme,
                                                                version,
                                                                request.asOf())),
                                        "verdict_beside_" + sides.size());
                        watch.timed(
                                "judgeBeside", () -> beside.judge(engine, population, progress));
                        sides.add(beside);
                    }
                    return new CombinationRun(
                            population,
                            sides,
                            together,
                            request.ladder(),
                            request.threads(),
                            progress);
                });
    }

    private Engine.Judged judge(Population population) {
        Engine.Judged judged = watch.timed("judge", () -> side.judge(engine, population, progress));
        neverHit = judged.unhit().map(seen -> neverHit(population, seen));
        other.ifPresent(held -> {
            watch.timed("judgeAgainst", () -> held.judge(engine, population, progress));
            // who is refused by one of them is compared by none
            population
                    .database()
                    .run(
                            "delete from verdict where \"row\" not in (select \"row\" from verdict_against)");
            population
                    .database()
                    .run(
                            "delete from verdict_against where \"row\" not in (select \"row\" from verdict)");
        });
        return judged;
    }

    /// The rules that nobody hits, which an engine that works on columns does not see.
    private List<Coverage.Rule> neverHit(Population population, Engine.Unhit seen) {
        return seen.all()
                ? seen.rules()
                : watch.timed(
                        "rules",
                        () ->
                                new RuleSearch(
                                                population,
                                                side.rules().orElseThrow(),
                                                request.threads(),
                                                progress)
                                        .neverHit(seen.rules()));
    }

    private Optional<SweepResult> sweep(Population population) {
        if (request.sweeps().isEmpty()) {
            return Optional.empty();
        }
        SweepRun run =
                new SweepRun(
                        population,
                        other.orElse(side).rules().orElseThrow(),
                        request.sweeps(),
                        request.threads(),
                        progress);
        SweepResult result = watch.timed("sweep", () -> run.run(engine));
        if (run.statements() > 1) {
            notes.add(
                    new Words(
                            "调整后的参数值超出一条语句可精确计算的范围，共编译 %d 条语句".formatted(run.statements()),
                            "the values go beyond what one statement was proved for; %d were made"
                                    .formatted(run.statements())));
        }
        return Optional.of(result);
    }

    /// The budget of each of the rules that pay.
    private List<BudgetRun> cuts(Population population) {
        return Stream.concat(
                        BudgetRun.of(population, request.budget(), side, "payments").stream(),
                        other
                                .flatMap(held ->
                                        BudgetRun.of(
                                                population,
                                                request.budget(),
                                                held,
                                                "payments_against"))
                                .stream())
                .toList();
    }

    private Summary summary(
            Population population,
            Engine.Judged judged,
            GroupNames names,
            Optional<SweepResult> sweep,
            List<BudgetResult> budgets,
            Optional<CombinationResult> combination) {
        Summariser summariser =
                Summariser.of(population.database(), side.table(), other.map(Side::table));
        SortedMap<String, Long> strangers = population.strangers();
        return new Summary(
                request.programme().id(),
                request.programme().definition().name(),
                request.version().map(version -> version.definition().from()),
                request.against().map(Simulation.Against::label),
                request.asOf(),
                engine.name(),
                population.synthetic(),
                population.enterprises(),
                summariser.total(),
                population.invalidByCode(),
                strangers,
                summariser.withUnknowns(),
                judged.interpreted(),
                summariser.groups(request.by(), names),
                summariser.conditions(request.programme().definition()),
                neverHit,
                side.rules()
                        .map(rules ->
                                new Warnings(population, strangers.containsKey("facts"))
                                        .count(rules))
                        .orElseGet(TreeMap::new),
                summariser.change(),
                sweep,
                budgets,
                combination,
                Map.of());
    }
}
