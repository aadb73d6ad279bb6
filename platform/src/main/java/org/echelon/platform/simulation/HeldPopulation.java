package org.echelon.platform.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.echelon.policy.fact.Award;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.Title;
import org.jspecify.annotations.Nullable;

/// A population in memory, column by column, as of a day: its facts of the moment and of the last
/// three accounting years.
///
/// Rows are put in one after the other by whoever reads it; then nothing changes any more, and any
/// number of threads read it.
final class HeldPopulation {

    /// Accounting years that a decision may read.
    static final int YEARS = 3;

    private static final int DISTRICT = 6;

    /// Rules that are kept ready to judge it.
    private static final int READY = 6;

    private final String id;
    private final LocalDate asOf;
    private final Instant readAt;
    private final FactDictionary dictionary;
    private final boolean register;
    private final List<Enterprise> enterprises = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final Map<FactKey, FactColumn> columns = new HashMap<>();
    private final Map<Integer, List<Title>> titles = new HashMap<>();
    private final Map<Integer, List<Award>> awards = new HashMap<>();
    private final Map<Integer, Integer> firstYears = new HashMap<>();
    private final BitSet invalid = new BitSet();
    private final BitSet invented = new BitSet();
    private final List<String> districts = new ArrayList<>();
    private final Map<String, Integer> districtPlaces = new HashMap<>();
    private final List<Integer> districtOf = new ArrayList<>();
    private final Map<String, ReadyRules> ready = new LinkedHashMap<>(READY, 1, true);

    /// @param id what addresses call it
    /// @param register whether its enterprises are on file here, under their keys
    HeldPopulation(
            String id,
            LocalDate asOf,
            Instant readAt,
            FactDictionary dictionary,
            boolean register) {
        this.id = id;
        this.asOf = asOf;
        this.readAt = readAt;
        this.dictionary = dictionary;
        this.register = register;
    }

    /// Puts in another row.
    ///
    /// @param key what addresses call the enterprise
    /// @param synthetic whether it is invented
    /// @param refused whether what is told of it is impossible, so that nobody judges it
    void add(String key, EnterpriseFacts facts, boolean synthetic, boolean refused) {
        int row = keys.size();
        Enterprise enterprise = facts.enterprise();
        enterprises.add(enterprise);
        keys.add(key);
        districtOf.add(district(Optional.ofNullable(enterprise.region()).orElse("")));
        invented.set(row, synthetic);
        boolean fits = true;
        for (var year : facts.yearly().entrySet()) {
            if (year.getKey() < asOf.getYear() && year.getKey() >= asOf.getYear() - YEARS) {
                for (var fact : year.getValue().entrySet()) {
                    fits &= put(new FactKey(fact.getKey(), year.getKey()), row, fact.getValue());
                }
            }
        }
        for (var fact : facts.current().entrySet()) {
            fits &= put(new FactKey(fact.getKey(), null), row, fact.getValue());
        }
        if (enterprise.registeredOn() == null && !facts.yearly().isEmpty()) {
            firstYears.put(row, facts.yearly().firstKey());
        }
        facts.holds().forEach(title -> give(row, title));
        facts.received().forEach(award -> give(row, award));
        invalid.set(row, refused || !fits);
    }

    /// Puts a number, in the units of its column, or a truth value into a row.
    void set(int row, FactKey key, long units) {
        dictionary
                .find(key.fact())
                .ifPresent(fact ->
                        columns.computeIfAbsent(key, _ -> new FactColumn(fact)).set(row, units));
    }

    /// Puts a text into a row.
    void set(int row, FactKey key, String text) {
        put(key, row, new FactValue.Text(text));
    }

    /// Nobody judges the row.
    void refuse(int row) {
        invalid.set(row);
    }

    /// The first year with figures of an enterprise whose registration is unknown.
    void began(int row, int year) {
        firstYears.put(row, year);
    }

    void give(int row, Title title) {
        titles.computeIfAbsent(row, _ -> new ArrayList<>(1)).add(title);
    }

    void give(int row, Award award) {
        awards.computeIfAbsent(row, _ -> new ArrayList<>(1)).add(award);
    }

    private boolean put(FactKey key, int row, FactValue value) {
        Optional<FactDefinition> known = dictionary.find(key.fact());
        return known.isEmpty() // told for other programmes; nothing here reads it
                || columns.computeIfAbsent(key, _ -> new FactColumn(known.get())).put(row, value);
    }

    private int district(String region) {
        String code = region.length() > DISTRICT ? region.substring(0, DISTRICT) : region;
        return districtPlaces.computeIfAbsent(
                code,
                unseen -> {
                    districts.add(unseen);
                    return districts.size() - 1;
                });
    }

    String id() {
        return id;
    }

    LocalDate asOf() {
        return asOf;
    }

    /// When it was read.
    Instant readAt() {
        return readAt;
    }

    /// Whether its enterprises are on file here, under their keys.
    boolean register() {
        return register;
    }

    int size() {
        return keys.size();
    }

    /// How many of them are invented.
    int synthetic() {
        return invented.cardinality();
    }

    boolean synthetic(int row) {
        return invented.get(row);
    }

    String key(int row) {
        return keys.get(row);
    }

    Enterprise enterprise(int row) {
        return enterprises.get(row);
    }

    /// Whether what is told of it is impossible, so that nobody judges it.
    boolean invalid(int row) {
        return invalid.get(row);
    }

    List<Title> titles(int row) {
        return titles.getOrDefault(row, List.of());
    }

    List<Award> awards(int row) {
        return awards.getOrDefault(row, List.of());
    }

    /// The districts that occur, as codes of at most six digits.
    List<String> districts() {
        return districts;
    }

    /// The place of a row's district among them.
    int district(int row) {
        return districtOf.get(row);
    }

    /// A column; absent where nothing is known of anybody.
    Optional<FactColumn> column(FactKey key) {
        return Optional.ofNullable(columns.get(key));
    }

    /// The columns of some facts.
    Map<FactKey, FactColumn> columns(Set<String> facts) {
        Map<FactKey, FactColumn> some = new HashMap<>();
        columns.forEach((key, column) -> {
            if (facts.contains(key.fact())) {
                some.put(key, column);
            }
        });
        return some;
    }

    /// Rules made ready for it, as long as it is held and they are asked for now and then.
    ///
    /// @param rules tells them from any others
    ReadyRules ready(String rules, Supplier<ReadyRules> making) {
        synchronized (ready) {
            ReadyRules known = ready.get(rules);
            if (known == null) {
                known = making.get();
                ready.put(rules, known);
                if (ready.size() > READY) {
                    ready.remove(ready.keySet().iterator().next());
                }
            }
            return known;
        }
    }

    /// A row with everything that is known of it.
    EnterpriseFacts all(int row) {
        return facts(row, columns);
    }

    /// A row as the interpreter wants it.
    ///
    /// @param read the columns that matter
    EnterpriseFacts facts(int row, Map<FactKey, FactColumn> read) {
        SortedMap<Integer, Map<String, FactValue>> yearly = new TreeMap<>();
        Map<String, FactValue> current = new HashMap<>();
        read.forEach((key, column) -> {
            FactValue value = column.value(row);
            if (value != null) {
                (key.year() == null
                                ? current
                                : yearly.computeIfAbsent(key.year(), _ -> new HashMap<>()))
                        .put(key.fact(), value);
            }
        });
        @Nullable Integer first = firstYears.get(row);
        if (first != null) {
            // tells since when it has existed; no decision reads it
            yearly.computeIfAbsent(first, _ -> new HashMap<>())
                    .put("year", new FactValue.Truth(true));
        }
        return new EnterpriseFacts(enterprises.get(row), yearly, current, titles(row), awards(row));
    }
}
