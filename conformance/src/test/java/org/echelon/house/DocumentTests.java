package org.echelon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the documents say holds: links lead somewhere, both languages name the same commands.
class DocumentTests {

    private static final Pattern LINK =
            Pattern.compile("\\]\\(([^)\\s]+)\\)|(?:src|href|srcset)=\"([^\"]+)\"");
    private static final Pattern COMMAND =
            Pattern.compile("^\\$? *(\\./echelon\\b[^#\\n]*)", Pattern.MULTILINE);

    @Test
    void linksToFilesAndHeadingsThatExist() {
        List<String> broken = new ArrayList<>();
        for (Path page : Repository.files(name -> name.endsWith(".md"))) {
            String text = withoutCode(Repository.text(page).orElseThrow());
            for (Matcher link = LINK.matcher(text); link.find(); ) {
                String target = link.group(1) != null ? link.group(1) : link.group(2);
                if (!target.matches("(https?|mailto):.*") && !leadsSomewhere(page, target)) {
                    broken.add(Repository.name(page) + ": " + target);
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void namesTheSameCommandsInBothLanguages() {
        List<String> english = commands("README.md");
        List<String> chinese = commands("README.zh.md");

        assertThat(english).isNotEmpty();
        assertThat(chinese).containsExactlyElementsOf(english);
    }

    @Test
    void drawsEveryPackageOfTheArchitecture() {
        String page = text("docs/developers/architecture.md");
        String picture = text("docs/pictures/architecture.svg");

        assertThat(
                        Repository.files(
                                name -> name.matches(".*/src/main/java/.*/package-info\\.java")))
                .map(file ->
                        Repository.name(file)
                                .replaceFirst(".*/src/main/java/(.*)/package-info.java", "$1"))
                .isNotEmpty()
                .filteredOn(folder -> !folder.equals("org/echelon/platform"))
                .allSatisfy(folder -> {
                    String name = folder.replace('/', '.');
                    assertThat(page).contains("`" + name + "`");
                    assertThat(picture)
                            .contains(">" + name.substring(name.lastIndexOf('.') + 1) + "<");
                });
    }

    @Test
    void listsEveryDecisionRecord() {
        String index =
                Repository.text(Repository.root().resolve("docs/decisions/README.md"))
                        .orElseThrow();

        assertThat(Repository.files(name -> name.matches("docs/decisions/\\d{4}-.*\\.md")))
                .isNotEmpty()
                .allSatisfy(record -> {
                    assertThat(index).contains(record.getFileName().toString());
                    assertThat(Repository.text(record).orElseThrow())
                            .as(Repository.name(record))
                            .contains("## Options", "## Outcome", "## Bad sides");
                });
    }

    @Test
    void saysEveryTermInBothLanguages() {
        List<String> rows =
                Repository.text(Repository.root().resolve("docs/glossary.md"))
                        .orElseThrow()
                        .lines()
                        .filter(line -> line.startsWith("| ") && !line.startsWith("| term "))
                        .toList();

        assertThat(rows).hasSizeGreaterThan(40);
        assertThat(rows)
                .allSatisfy(row -> {
                    String[] cells = row.split("\\s*\\|\\s*", -1);
                    assertThat(cells).as(row).hasSize(7);
                    assertThat(cells[2]).as(row).containsPattern("\\p{IsHan}");
                    assertThat(cells[4]).as(row).containsPattern("\\p{IsHan}");
                });
    }

    private static List<String> commands(String page) {
        List<String> found = new ArrayList<>();
        Matcher command =
                COMMAND.matcher(Repository.text(Repository.root().resolve(page)).orElseThrow());
        while (command.find()) {
            found.add(command.group(1).strip().replaceFirst(" --lang (zh|en)$", ""));
        }
        return found;
    }

    private static String text(String path) {
        return Repository.text(Repository.root().resolve(path)).orElseThrow();
    }

    private static boolean leadsSomewhere(Path page, String target) {
        int hash = target.indexOf('#');
        String path =
                URLDecoder.decode(
                        hash < 0 ? target : target.substring(0, hash), StandardCharsets.UTF_8);
        Path file = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        if (!Files.exists(file)) {
            return false;
        }
        return hash < 0
                || !file.toString().endsWith(".md")
                || anchors(file).contains(target.substring(hash + 1));
    }

    private static List<String> anchors(Path page) {
        return withoutCode(Repository.text(page).orElseThrow())
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ +", "").toLowerCase(Locale.ROOT))
                .map(title -> title.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }

    private static String withoutCode(String markdown) {
        return markdown.replaceAll("(?ms)^```.*?^```", "").replaceAll("`[^`\\n]*`", "");
    }
}
