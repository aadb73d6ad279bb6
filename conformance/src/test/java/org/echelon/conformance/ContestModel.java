package org.echelon.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.echelon.policy.dmn.DecisionModel;
import org.echelon.policy.dmn.DmnReader;

/// What the engines are measured on: a programme's decisions and one enterprise's facts.
public enum ContestModel {
    /// Technology-based SMEs, the criteria of 2017: 19 decisions, a score of four tables.
    TECH_SME("cn/tech-sme/2017-05-03"),
    /// The same as of 2022, which a region is judged by: 21 decisions.
    TECH_SME_2022("cn/tech-sme/2022-04-01"),
    /// High and new technology enterprises, the measures of 2016: 39 decisions, three years of
    /// books, functions, thirteen tables.
    HNTE("cn/hnte/2016-01-01"),
    /// Guangzhou's reward for them of 2021: 12 decisions over the registers of titles and awards.
    REWARD("cn/guangdong/guangzhou/hnte-reward/2021-07-27");

    private final String version;

    ContestModel(String version) {
        this.version = version;
    }

    /// The folder under `programmes`.
    String version() {
        return version;
    }

    /// The model as it stands in the programme.
    byte[] original() {
        Path root = Path.of(System.getProperty("echelon.root", ".."));
        try {
            return Files.readAllBytes(
                    root.resolve("programmes").resolve(version).resolve("decision.dmn"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /// The facts by the names of the original.
    Map<String, Object> originalFacts() {
        return switch (this) {
            case TECH_SME -> SampleFacts.techSme();
            case TECH_SME_2022 -> SampleFacts.techSmeOf2022();
            case HNTE -> SampleFacts.hnte();
            case REWARD -> SampleFacts.reward();
        };
    }

    /// The model as every engine gets it, this one too.
    byte[] xml() {
        return PortableCopy.of(original(), originalFacts());
    }

    /// The facts as every engine gets them.
    Map<String, Object> facts() {
        return PortableCopy.facts(originalFacts());
    }

    DecisionModel read() {
        return DmnReader.read(version, xml()).model().orElseThrow();
    }

    /// Those decisions that no other needs: asking for them computes them all.
    ///
    /// @param among the ids of the decisions that an engine can run
    List<String> last(Collection<String> among) {
        DecisionModel model = read();
        List<String> needed =
                model.decisions().stream()
                        .filter(decision -> among.contains(decision.id()))
                        .flatMap(decision -> decision.requiredDecisions().stream())
                        .map(reference -> reference.substring(reference.indexOf('#') + 1))
                        .toList();
        return model.decisions().stream()
                .map(decision -> decision.id())
                .filter(id -> among.contains(id) && !needed.contains(id))
                .toList();
    }
}
