package org.echelon.platform.simulation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/// Reads a question from an address; what is left out or cannot be read is the first there is.
@Component
class QuestionReader {

    /// So many figures are taken from an address.
    private static final int MOST_FIGURES = 500;

    private static final String POPULATION = "population";
    private static final String AS_OF = "asOf";
    private static final String LAST = "simulation.population";
    private static final String LAST_DAY = "simulation.asOf";

    private final Populations populations;
    private final Clock clock;

    QuestionReader(Populations populations, Clock clock) {
        this.populations = populations;
        this.clock = clock;
    }

    /// An address that names neither enterprises nor a day, as links from a draft do, asks the ones
    /// that were asked last.
    SimulationQuestion of(HttpServletRequest request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
        HttpSession session = request.getSession(false);
        if (!parameters.containsKey(POPULATION)
                && !parameters.containsKey(AS_OF)
                && session != null
                && session.getAttribute(LAST) instanceof String population
                && session.getAttribute(LAST_DAY) instanceof String day
                && populations.choices().stream().anyMatch(one -> one.id().equals(population))) {
            parameters.put(POPULATION, population);
            parameters.put(AS_OF, day);
        }
        return of(parameters);
    }

    /// Keeps, for the session, of whom and as of when was asked last.
    static void remember(SimulationQuestion question, HttpServletRequest request) {
        HttpSession session = request.getSession();
        session.setAttribute(LAST, question.population());
        session.setAttribute(LAST_DAY, question.asOf().toString());
    }

    /// @param query what stands behind the question mark of an address
    SimulationQuestion of(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : query.split("&", -1)) {
            int at = part.indexOf('=');
            if (at > 0) {
                parameters.putIfAbsent(plain(part.substring(0, at)), plain(part.substring(at + 1)));
            }
        }
        return of(parameters);
    }

    private static String plain(String encoded) {
        try {
            return UriUtils.decode(encoded.replace('+', ' '), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private SimulationQuestion of(Map<String, String> parameters) {
        String population = parameters.getOrDefault(POPULATION, "");
        return new SimulationQuestion(
                parameters.getOrDefault("of", ""),
                population.isEmpty()
                        ? populations.choices().stream()
                                .findFirst()
                                .map(Populations.Choice::id)
                                .orElse("")
                        : population,
                day(parameters.get(AS_OF)),
                figures(parameters));
    }

    /// The figures among what was sent.
    static SortedMap<String, String> figures(Map<String, String> parameters) {
        SortedMap<String, String> typed = new TreeMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(SimulationQuestion.FIGURE)
                    && typed.size() < MOST_FIGURES
                    && !value.isBlank()) {
                typed.put(name.substring(SimulationQuestion.FIGURE.length()), value);
            }
        });
        return typed;
    }

    /// A day; today where it is none.
    LocalDate day(@Nullable String text) {
        LocalDate today = LocalDate.now(clock);
        try {
            return Optional.ofNullable(text)
                    .filter(one -> !one.isBlank())
                    .map(one -> LocalDate.parse(one.strip()))
                    .filter(day -> day.getYear() > 1990 && day.getYear() < 2100)
                    .orElse(today);
        } catch (DateTimeParseException _) {
            return today;
        }
    }
}
