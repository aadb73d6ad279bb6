package org.echelon.platform.outlook;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.echelon.platform.programme.ProgrammeLibrary;
import org.echelon.platform.programme.Publication;
import org.echelon.platform.programme.Publications;
import org.echelon.policy.Programme;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.programme.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The programmes by which enterprises are judged, each with a checksum of what is published of it.
@Component
class Editions {

    private static final Pattern VERSION = Pattern.compile("/\\d{4}-\\d{2}-\\d{2}");

    private final Publications publications;
    private final ProgrammeLibrary library;
    private @Nullable Edition held;

    Editions(Publications publications, ProgrammeLibrary library) {
        this.publications = publications;
        this.library = library;
    }

    /// What is published at a moment.
    ///
    /// @param newest number of the newest publication in it
    /// @param programmes for enterprises
    /// @param checksums by programme: its files and those of the dictionary of facts
    record Edition(long newest, List<Programme> programmes, Map<String, String> checksums) {

        String checksum(Programme programme) {
            return Objects.requireNonNull(checksums.get(programme.id()));
        }
    }

    /// What is published now.
    synchronized Edition now() {
        Edition known = held;
        long newest = publications.newest();
        if (known != null && known.newest() == newest) {
            return known;
        }
        // the checksums first: what is published in between is then judged by the newer programme
        // under the older checksum, and so once more by the next sweep; never the other way round
        Map<String, Publication> units = publications.current();
        library.refresh();
        List<Programme> programmes = library.programmes().about(Subject.Kind.ENTERPRISE);
        Map<String, String> checksums = new HashMap<>();
        programmes.forEach(
                programme -> checksums.put(programme.id(), checksum(programme.id(), units)));
        known = new Edition(newest, List.copyOf(programmes), Map.copyOf(checksums));
        held = known;
        return known;
    }

    private static String checksum(String programme, Map<String, Publication> units) {
        SortedMap<String, String> own = new TreeMap<>();
        units.forEach((unit, publication) -> {
            boolean version =
                    unit.startsWith(programme)
                            && VERSION.matcher(unit.substring(programme.length())).matches();
            if (unit.isEmpty() || unit.equals(programme) || version) {
                own.put(unit, publication.sha256());
            }
        });
        return Sha256.of(own.toString().getBytes(StandardCharsets.UTF_8));
    }
}
