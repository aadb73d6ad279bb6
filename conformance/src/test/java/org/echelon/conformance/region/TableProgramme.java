package org.echelon.conformance.region;

import java.nio.file.Path;
import java.time.LocalDate;
import org.echelon.conformance.ContestModel;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Question;
import org.echelon.policy.Version;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.lower.Lowering;

/// What the table of measurements judges by.
enum TableProgramme {
    /// Technology-based SMEs, 21 decisions.
    TECH_SME(
            "cn/tech-sme", LocalDate.of(2022, 4, 1), Interpreted.AS_OF, ContestModel.TECH_SME_2022),
    /// High and new technology enterprises, 40 decisions.
    HNTE("cn/hnte", LocalDate.of(2016, 1, 1), LocalDate.of(2025, 6, 30), ContestModel.HNTE),
    /// Guangzhou's reward for them, 12 decisions over the registers of titles and awards.
    REWARD(
            "cn/guangdong/guangzhou/hnte-reward",
            LocalDate.of(2021, 7, 27),
            LocalDate.of(2022, 6, 30),
            ContestModel.REWARD);

    private final String id;
    private final LocalDate from;
    private final LocalDate asOf;
    private final ContestModel rivals;

    TableProgramme(String id, LocalDate from, LocalDate asOf, ContestModel rivals) {
        this.id = id;
        this.from = from;
        this.asOf = asOf;
        this.rivals = rivals;
    }

    Programme programme() {
        return Programmes.read(
                        Path.of(System.getProperty("echelon.root", "..")).resolve("programmes"))
                .find(id)
                .orElseThrow();
    }

    Version version() {
        return programme().version(from).orElseThrow();
    }

    Plan plan() {
        return version().lowering(programme()).flatMap(Lowering::plan).orElseThrow();
    }

    /// The day of the question, on which the version is in force.
    LocalDate asOf() {
        return asOf;
    }

    Question question() {
        return Question.asOf(asOf, asOf);
    }

    /// What rivals evaluate.
    ContestModel rivals() {
        return rivals;
    }

    String words() {
        return "%s %s".formatted(id, from);
    }
}
