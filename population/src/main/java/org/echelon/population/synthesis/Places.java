package org.echelon.population.synthesis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The districts of the two regions with assumed weights, exactly shared out: Guangzhou's eleven,
/// and the counties of Gansu, of which those of Lanzhou have half.
final class Places {

    private static final Map<String, Integer> GUANGZHOU =
            Map.ofEntries(
                    Map.entry("440106", 22), // Tianhe
                    Map.entry("440112", 18), // Huangpu
                    Map.entry("440113", 13), // Panyu
                    Map.entry("440111", 12), // Baiyun
                    Map.entry("440114", 8), // Huadu
                    Map.entry("440105", 8), // Haizhu
                    Map.entry("440115", 6), // Nansha
                    Map.entry("440104", 5), // Yuexiu
                    Map.entry("440118", 4), // Zengcheng
                    Map.entry("440103", 3), // Liwan
                    Map.entry("440117", 1)); // Conghua
    private static final String LANZHOU = "6201";

    private final List<String> codes;
    private final long[] ends;
    private final Map<String, String> names = new HashMap<>();

    /// @param divisions the file `reference/divisions.csv`
    Places(Path divisions, Territory territory) {
        this.codes =
                lines(divisions).stream()
                        .map(line -> line.split(",", -1))
                        .filter(cells -> cells.length == 4 && cells[0].length() == 6)
                        .filter(cells -> cells[0].startsWith(territory.code()))
                        .peek(cells -> names.put(cells[0], cells[2]))
                        .map(cells -> cells[0])
                        .sorted()
                        .toList();
        long lanzhou = codes.stream().filter(code -> code.startsWith(LANZHOU)).count();
        long[] weights =
                codes.stream()
                        .mapToLong(code ->
                                territory.code().equals("4401")
                                        ? GUANGZHOU.getOrDefault(code, 1)
                                        : code.startsWith(LANZHOU)
                                                ? codes.size() - lanzhou
                                                : lanzhou)
                        .toArray();
        this.ends = Quotas.of(territory.size(), weights);
        for (int i = 1; i < ends.length; i++) {
            ends[i] += ends[i - 1];
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// The district of an enterprise by its place in a shuffle.
    String code(long place) {
        int low = 0;
        int high = ends.length - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (place < ends[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return codes.get(low);
    }

    String name(String code) {
        return names.getOrDefault(code, code);
    }
}
