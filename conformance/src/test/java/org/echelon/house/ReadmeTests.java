package org.echelon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The first ten minutes of both READMEs go as they say: each command is run and its output held
/// against the page, where a line `…` stands for any lines left out.
class ReadmeTests {

    private static final Pattern BLOCK =
            Pattern.compile(
                    "```console\\n\\$ \\./echelon (evaluate|advise|check)([^\\n]*)\\n(.*?)```",
                    Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh.md"})
    @OnTheBuiltEngine
    void showsWhatTheCommandsReallyPrint(String page) throws Exception {
        Matcher block =
                BLOCK.matcher(Repository.text(Repository.root().resolve(page)).orElseThrow());
        int blocks = 0;
        while (block.find()) {
            blocks++;
            List<String> line = new ArrayList<>();
            line.add("./echelon");
            line.add(block.group(1));
            line.addAll(List.of(block.group(2).strip().split(" +")));
            line.removeIf(String::isEmpty);

            Command.Result result = Command.run(line);

            boolean counts = block.group(1).equals("check");
            String shown = withoutCounts(block.group(3), counts);
            assertThat(withoutCounts(result.output() + result.errors(), counts))
                    .as("%s: %s", page, line)
                    .matches(pattern(shown));
        }
        assertThat(blocks).isGreaterThan(2);
    }

    /// How many examples there are grows; that is not what the page is about.
    private static String withoutCounts(String text, boolean counts) {
        return counts ? text.replaceAll("\\d+", "N").replace("N version,", "N versions,") : text;
    }

    private static Pattern pattern(String shown) {
        return Pattern.compile(
                shown.lines()
                        .map(line -> line.equals("…") ? "(?:.*\\n)*?" : Pattern.quote(line) + "\\n")
                        .collect(Collectors.joining()));
    }
}
