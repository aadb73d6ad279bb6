package org.echelon.platform.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.platform.enterprise.Particulars;
import org.echelon.platform.enterprise.RegisteredEnterprise;

/// The enterprises that rows may be about: those registered and those that this import brings.
final class EnterpriseIndex {

    private final Map<String, Entry> byIdentifier = new HashMap<>();
    private final Map<String, List<Entry>> byName = new HashMap<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /// An enterprise, as it will be after the import.
    static final class Entry {

        private final String key;
        private final boolean registered;
        private Particulars particulars;
        private boolean given;
        private String source = "";

        private Entry(String key, Particulars particulars, boolean registered) {
            this.key = key;
            this.particulars = particulars;
            this.registered = registered;
        }

        String key() {
            return key;
        }

        Particulars particulars() {
            return particulars;
        }

        /// Whether it was in the register before this import.
        boolean registered() {
            return registered;
        }

        /// Whether this import says something of its particulars.
        boolean given() {
            return given;
        }

        String source() {
            return source;
        }

        void give(Particulars update, String from) {
            particulars = update;
            source = from;
            given = true;
        }
    }

    EnterpriseIndex(List<RegisteredEnterprise> registered) {
        for (RegisteredEnterprise one : registered) {
            add(
                    new Entry(
                            one.key(),
                            new Particulars(
                                    one.uscc(),
                                    one.otherId(),
                                    one.name(),
                                    one.nameEn(),
                                    one.region(),
                                    one.industry(),
                                    one.industryLabel(),
                                    one.registeredOn(),
                                    one.synthetic()),
                            true));
        }
    }

    /// A new enterprise of this import.
    Entry open(String key, Particulars particulars) {
        Entry entry = new Entry(key, particulars, false);
        add(entry);
        return entry;
    }

    private void add(Entry entry) {
        entries.put(entry.key(), entry);
        link(entry);
        String name = entry.particulars().name();
        if (name != null) {
            byName.computeIfAbsent(normal(name), _ -> new ArrayList<>()).add(entry);
        }
    }

    /// Makes the entry findable by the identifiers it has by now.
    void link(Entry entry) {
        byIdentifier.put(entry.key(), entry);
        Optional.ofNullable(entry.particulars().uscc())
                .ifPresent(code -> byIdentifier.put(code, entry));
        Optional.ofNullable(entry.particulars().otherId())
                .ifPresent(id -> byIdentifier.put(id, entry));
    }

    Optional<Entry> find(String identifier) {
        return Optional.ofNullable(byIdentifier.get(identifier));
    }

    List<Entry> named(String name) {
        return byName.getOrDefault(normal(name), List.of());
    }

    Collection<Entry> all() {
        return entries.values();
    }

    /// Names as people type them: full-width brackets and blanks make no difference.
    static String normal(String name) {
        return name.replace('（', '(')
                .replace('）', ')')
                .replaceAll("[\\s\u3000]+", "")
                .toLowerCase(java.util.Locale.ROOT);
    }
}
