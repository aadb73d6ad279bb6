package org.echelon.platform.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Tag;
import org.echelon.policy.Programme;
import org.echelon.policy.Version;
import org.echelon.policy.fact.FactsFile;
import org.echelon.policy.result.Verdict;
import org.jspecify.annotations.Nullable;

/// An example of a version: what is given, in a name, and what must come out.
///
/// @param name what it shows
/// @param asOf day of its question
/// @param verdict expected verdict; absent where only outcomes or an error are expected
/// @param error expected error, where the facts must be refused
/// @param notMet conditions that must be not met
record WorkedExample(
        String name,
        @Nullable LocalDate asOf,
        Optional<Verdict> verdict,
        @Nullable String error,
        List<String> notMet) {

    static List<WorkedExample> of(Programme programme, Version version) {
        List<WorkedExample> examples = new ArrayList<>();
        version.examples()
                .forEach((file, bytes) -> {
                    FactsFile.Reading reading =
                            FactsFile.read(
                                    file,
                                    bytes,
                                    programme.facts(),
                                    programme.definition().subjectKind());
                    String plain = file.replaceFirst("^.*/", "").replaceFirst("\\.ya?ml$", "");
                    examples.add(of(plain.replace('-', ' '), reading));
                });
        return List.copyOf(examples);
    }

    private static WorkedExample of(String fallback, FactsFile.Reading reading) {
        Optional<FactsFile> file = reading.file();
        Optional<FactsFile.Expectation> expect = file.flatMap(FactsFile::expect);
        String error = expect.map(FactsFile.Expectation::error).orElse(reading.expectedError());
        return new WorkedExample(
                file.map(FactsFile::name).orElse(fallback),
                file.map(FactsFile::asOf).orElse(null),
                expect.map(FactsFile.Expectation::verdict)
                        .flatMap(code ->
                                Arrays.stream(Verdict.values())
                                        .filter(verdict -> verdict.code().equals(code))
                                        .findFirst()),
                error,
                expect.flatMap(FactsFile.Expectation::notMet).orElse(List.of()));
    }

    Cell cell(Formats say) {
        if (error != null) {
            return new Cell.Text(say.either("数据被拒收", "Facts refused"), null, error);
        }
        return verdict.<Cell>map(found -> new Cell.Status(Tag.of(found, say)))
                .orElse(Cell.text(say.either("只核对得分", "Scores only")));
    }
}
