package org.echelon.platform.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The populations held in memory, each read once for all who see the same of it.
///
/// What was longest not asked for goes first. The register is read again after a few minutes, and
/// at once when the reader asks for it.
@Component
class Populations {

    /// Enterprises of one population: beyond it the command line judges, with the disk.
    static final int MOST_ROWS = 300_000;

    /// Enterprises of all populations held together, some 600 bytes each.
    private static final int MOST_HELD = 600_000;

    private static final Duration FRESH = Duration.ofMinutes(10);

    private final RegisterReader register;
    private final FolderReader folders;
    private final CurrentViewer viewer;
    private final Clock clock;
    private final Map<Key, Slot> held = new LinkedHashMap<>(4, 1, true);

    Populations(RegisterReader register, FolderReader folders, CurrentViewer viewer, Clock clock) {
        this.register = register;
        this.folders = folders;
        this.viewer = viewer;
        this.clock = clock;
    }

    /// @param state of the register the region in sight, of a folder the state of its files
    private record Key(String population, LocalDate asOf, String state) {

        boolean isFolder() {
            return !population.equals(SimulationQuestion.REGISTER);
        }
    }

    /// What somebody may choose from.
    ///
    /// @param id what addresses call it
    record Choice(String id, boolean synthetic) {}

    /// The populations that the reader may ask.
    List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        if (viewer.get().isStaff()) {
            choices.add(new Choice(SimulationQuestion.REGISTER, false));
        }
        folders.names().forEach(name -> choices.add(new Choice(name, true)));
        return choices;
    }

    /// A population, from memory where it is held; empty where there is none of the name, or none
    /// that the reader may see.
    ///
    /// @param again whether to read it anew
    /// @throws CannotJudge where it is there and cannot be used
    Optional<HeldPopulation> find(String name, LocalDate asOf, boolean again) {
        Key key;
        Supplier<HeldPopulation> reading;
        if (name.equals(SimulationQuestion.REGISTER)) {
            Viewer reader = viewer.get();
            if (!reader.isStaff()) {
                return Optional.empty();
            }
            key = new Key(name, asOf, Optional.ofNullable(reader.region()).orElse(""));
            reading = () -> register.read(asOf, MOST_ROWS);
        } else {
            Optional<String> state = folders.state(name);
            if (state.isEmpty()) {
                return Optional.empty();
            }
            key = new Key(name, asOf, state.get());
            reading = () -> folders.read(name, asOf, MOST_ROWS);
        }
        Slot slot;
        synchronized (held) {
            slot = held.computeIfAbsent(key, _ -> new Slot());
        }
        HeldPopulation found = slot.get(again && !key.isFolder(), reading);
        makeRoom();
        return Optional.of(found);
    }

    /// A place for a population: who comes while it is read waits for it, and for no other.
    private final class Slot {

        private volatile @Nullable HeldPopulation population;

        HeldPopulation get(boolean again, Supplier<HeldPopulation> reading) {
            HeldPopulation known = population;
            if (known != null && !again && !isStale(known)) {
                return known;
            }
            synchronized (this) {
                if (population == known || population == null) {
                    population = reading.get();
                }
                return Objects.requireNonNull(population);
            }
        }

        int rows() {
            HeldPopulation known = population;
            return known == null ? 0 : known.size();
        }
    }

    private boolean isStale(HeldPopulation population) {
        return population.register()
                && Duration.between(population.readAt(), clock.instant()).compareTo(FRESH) > 0;
    }

    private void makeRoom() {
        synchronized (held) {
            var oldest = held.entrySet().iterator();
            long rows = held.values().stream().mapToLong(Slot::rows).sum();
            while (rows > MOST_HELD && held.size() > 1 && oldest.hasNext()) {
                rows -= oldest.next().getValue().rows();
                oldest.remove();
            }
        }
    }

    static CannotJudge tooMany(int most) {
        return new CannotJudge(
                "企业超过 %d 家，网页上不测算这么多；请用命令 ./echelon simulate".formatted(most),
                "there are more than %d enterprises, too many for a page; use ./echelon simulate"
                        .formatted(most));
    }
}
