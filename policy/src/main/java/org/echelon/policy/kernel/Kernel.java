package org.echelon.policy.kernel;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Plan;

/// A plan as generated code: one fused loop over the columns of many subjects, in 64 and, where the
/// ranges ask for it, 128 bits, exact. What is unknown is followed as an interval, as the
/// interpreter does; where that takes more than an interval of whole numbers, the row is left to
/// the interpreter and said so.
///
/// Parameters and the day of the question stay open: a thousand values of a threshold are one loop.
/// It may be used by any number of threads.
public final class Kernel {

    private final Plan plan;
    private final boolean lanes;
    private final List<Column> columns;
    private final Map<Key, Program> programs = new ConcurrentHashMap<>();

    private record Key(Sight sight, Set<Wanted> wanted) {}

    private Kernel(Plan plan, Way way) {
        this.plan = plan;
        this.lanes = way == Way.LANES;
        this.columns = plan.stored();
    }

    /// The kernel of a plan, or why there is none: it holds something that the loop does not
    /// compute.
    ///
    /// @param kernel absent where it is refused
    /// @param refusal why
    public record Made(Optional<Kernel> kernel, Optional<String> refusal) {}

    /// How a kernel goes through the rows. All ways say the same.
    public enum Way {
        /// one row after the other, in plain Java
        ROWS,
        /// several rows at once: takes longer to warm up
        LANES;

        /// Whether this machine and virtual machine can: several rows at once takes the start with
        /// the JDK's vector module.
        public boolean isPossible() {
            return this == ROWS || LanesPart.present();
        }
    }

    public static Made of(Plan plan) {
        return of(plan, Way.ROWS);
    }

    /// @param way how it goes through the rows
    public static Made of(Plan plan, Way way) {
        Kernel kernel = new Kernel(plan, way);
        try {
            kernel.program(Sight.CLEAR, Set.of(Wanted.values()));
            return new Made(Optional.of(kernel), Optional.empty());
        } catch (Unsupported e) {
            return new Made(Optional.empty(), Optional.ofNullable(e.getMessage()));
        }
    }

    /// The columns that subjects have to have, always in the same order.
    public List<Column> columns() {
        return columns;
    }

    private Program program(Sight sight, Set<Wanted> wanted) {
        return programs.computeIfAbsent(
                new Key(sight, Set.copyOf(wanted)),
                key -> Program.of(plan, key.sight(), key.wanted(), lanes));
    }

    /// Subjects, parameters and a day brought together.
    ///
    /// @param parameters the values of the version's parameters, by their names
    /// @throws IllegalArgumentException when a parameter is missing or lies outside of what the
    ///   plan was proven for, or the subjects' years are counted back from another year
    public Run bind(
            Subjects subjects, Map<String, Value> parameters, LocalDate asOf, Set<Wanted> wanted) {
        if (subjects.year() != asOf.getYear() && plan.began().isPresent()) {
            throw new IllegalArgumentException(
                    "the years of these subjects are counted back from %d, and the question is of %s"
                            .formatted(subjects.year(), asOf));
        }
        return new Run(
                section -> program(section.sight(), wanted),
                subjects,
                Slots.bound(plan, parameters, asOf),
                asOf);
    }
}
