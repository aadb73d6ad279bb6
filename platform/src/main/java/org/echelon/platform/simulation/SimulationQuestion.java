package org.echelon.platform.simulation;

import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.platform.page.Address;

/// What is asked: which rules, with which figures, of whom, as of when.
///
/// @param of a published version, such as `cn/hnte/2016-01-01`, or `draft:` and a draft's id
/// @param population `register`, or the name of a folder
/// @param asOf the day of the question
/// @param typed figures as they were typed, by name, a part of one behind a dot; those left out
///   have the value that stands
record SimulationQuestion(
        String of, String population, LocalDate asOf, SortedMap<String, String> typed) {

    /// The register, as far as the person sees it.
    static final String REGISTER = "register";

    static final String DRAFT = "draft:";

    /// What stands before the name of a figure in addresses.
    static final String FIGURE = "v.";

    SimulationQuestion {
        typed = new TreeMap<>(typed);
    }

    /// The same question with the figures that stand.
    SimulationQuestion standing() {
        return new SimulationQuestion(of, population, asOf, new TreeMap<>());
    }

    /// The same question with these figures.
    SimulationQuestion with(Map<String, String> figures) {
        return new SimulationQuestion(of, population, asOf, new TreeMap<>(figures));
    }

    /// A page that answers it.
    Address address(String path) {
        Address address =
                Address.of(path)
                        .with("of", of)
                        .with("population", population)
                        .with("asOf", asOf.toString());
        for (var figure : typed.entrySet()) {
            address = address.with(FIGURE + figure.getKey(), figure.getValue());
        }
        return address;
    }
}
