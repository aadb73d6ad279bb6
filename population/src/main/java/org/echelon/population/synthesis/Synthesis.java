package org.echelon.population.synthesis;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.echelon.population.Database;
import org.echelon.population.Fault;
import org.echelon.population.Population;
import org.echelon.population.Progress;
import org.echelon.population.Refused;
import org.echelon.population.Results;

/// Makes a synthetic population with its calibration report.
public final class Synthesis {

    /// The day of the population: figures are known up to the last closed year before it.
    public static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    private static final int SHUFFLE = 0x5EED;
    private static final int DISTRICTS = 0xD157;

    private final Request request;
    private final Progress progress;

    /// What is asked.
    ///
    /// @param enterprises how many
    /// @param seed of all draws
    /// @param out the folder of the population
    /// @param reference the folder `reference/`
    /// @param threads for the writing of files; they change nothing in them
    /// @param memory megabytes for the working database
    public record Request(
            long enterprises, long seed, Path out, Path reference, int threads, long memory) {

        public Request {
            if (enterprises < 1) {
                throw new IllegalArgumentException("a population of " + enterprises);
            }
        }
    }

    public Synthesis(Request request, Progress progress) {
        this.request = request;
        this.progress = progress;
    }

    /// Writes the population, whole or not at all.
    ///
    /// @throws Refused when the folder is there and not ours
    /// @throws Fault when the disk does not suffice; what was there before is untouched
    public Calibration run() throws Refused {
        try (Results results = Results.in(request.out())) {
            Calibration calibration;
            try (Database database =
                    Database.open(results.scratch(), request.threads(), request.memory())) {
                progress.watch(database::percentage);
                create(database);
                List<Territory> territories = Published.territories(request.enterprises());
                long rdUnits = draw(database, territories);
                progress.stage("writing / 写入", 0);
                write(database, results);
                calibration = new Calibrator(database, request, territories, rdUnits).compare();
            }
            results.write(
                    Population.SYNTHETIC,
                    "合成数据：全部企业均为虚构。Synthetic: every enterprise here is invented.\n");
            results.write("calibration.json", CalibrationJson.of(calibration));
            results.write("calibration.html", CalibrationPage.of(calibration));
            results.publish("synthesise");
            return calibration;
        } finally {
            progress.end();
        }
    }

    private static void create(Database database) {
        database.run(
                "create table enterprises (uscc varchar, other_id varchar, name varchar, region varchar, industry varchar, registered_on date)");
        database.run(
                "create table facts (uscc varchar, \"year\" integer, %s)"
                        .formatted(FactRows.columns()));
        database.run(
                "create table titles (uscc varchar, title varchar, number varchar, \"from\" date, \"until\" date)");
        database.run(
                "create table awards (uscc varchar, programme varchar, matter varchar, level varchar, amount decimal(18,2), \"on\" date)");
    }

    /// @return how many R&D units there are to be
    private long draw(Database database, List<Territory> territories) {
        progress.stage("drawing / 生成", request.enterprises());
        Draws draws = new Draws(request.seed());
        try (DuckDBAppender enterprises = appender(database, "enterprises");
                DuckDBAppender facts = appender(database, "facts");
                DuckDBAppender titles = appender(database, "titles")) {
            Writers writers = new Writers(enterprises, new FactRows(facts), new TitleRows(titles));
            long rdUnits = 0;
            for (Territory territory : territories) {
                if (territory.size() > 0) {
                    rdUnits += draw(territory, draws, writers);
                }
            }
            return rdUnits;
        } catch (SQLException e) {
            throw new Fault("the population could not be written", e);
        }
    }

    private record Writers(DuckDBAppender enterprises, FactRows facts, TitleRows titles) {}

    private long draw(Territory territory, Draws draws, Writers writers) throws SQLException {
        Permutation shuffle =
                new Permutation(
                        territory.size(), Draws.mix(draws.seed() ^ SHUFFLE) + territory.first());
        Permutation spread =
                new Permutation(
                        territory.size(), Draws.mix(draws.seed() ^ DISTRICTS) + territory.first());
        Places places = new Places(request.reference().resolve("divisions.csv"), territory);
        boolean guangzhou = territory.code().equals("4401");
        RdUnits units = guangzhou ? RdUnits.of(draws, territory, shuffle) : null;
        for (long n = 0; n < territory.size(); n++) {
            long number = territory.first() + n;
            long rank = shuffle.rank(n);
            Firm firm =
                    new Firm(
                            draws, number, territory.holdsHnte(rank), territory.holdsTechSme(rank));
            String district = places.code(spread.rank(n));
            String code = Codes.of(district, number);
            writers.enterprises().beginRow();
            writers.enterprises().append(code);
            writers.enterprises().appendNull();
            writers.enterprises()
                    .append("合成企业%08d（%s）synthetic".formatted(number, places.name(district)));
            writers.enterprises().append(district);
            writers.enterprises().append(firm.industry());
            writers.enterprises().append(firm.registeredOn);
            writers.enterprises().endRow();
            writers.facts()
                    .write(code, firm, units != null && units.has(number, firm), units != null);
            writers.titles().write(code, number, territory, rank, firm);
            if (number % 10_000 == 0) {
                progress.done(number);
            }
        }
        return units == null ? 0 : units.target();
    }

    private static DuckDBAppender appender(Database database, String table) throws SQLException {
        return database.connection().createAppender("main", table);
    }

    private static void write(Database database, Results results) {
        for (String table : List.of("enterprises", "facts", "titles", "awards")) {
            database.run(
                    "copy %s to %s (format parquet, compression zstd)"
                            .formatted(
                                    table,
                                    Database.text(results.file(table + ".parquet").toString())));
        }
    }
}
