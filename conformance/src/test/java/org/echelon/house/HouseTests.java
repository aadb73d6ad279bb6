package org.echelon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The repository works on any machine and keeps its own habits.
class HouseTests {

    /// Addresses from which packages are fetched; they differ from office to office. A namespace
    /// such as that of the pom is a name, not an address to fetch from.
    private static final Pattern REGISTRY =
            Pattern.compile(
                    "https?://[a-z0-9.-]*(maven|npm|debian|sonatype|yarnpkg)[a-z0-9.-]*/(?!POM/|xsd/|SETTINGS/)[a-zA-Z]",
                    Pattern.CASE_INSENSITIVE);

    /// Folders of one person or one machine. Written in two halves, so that this line does not
    /// match.
    private static final Pattern MACHINE_PATH =
            Pattern.compile(
                    "(?<![\\w.])(/wor"
                            + "k/|/roo"
                            + "t/|/hom"
                            + "e/\\w|/User"
                            + "s/\\w|[CD]:\\\\)");

    @Test
    void namesNoPackageRegistry() {
        assertThat(findings(name -> !name.equals("LICENSE"), REGISTRY)).isEmpty();
    }

    @Test
    void namesNoFolderOfOneMachine() {
        assertThat(findings(_ -> true, MACHINE_PATH)).isEmpty();
    }

    @Test
    void keepsNoAddressesInLockFiles() {
        List<String> addresses =
                Repository.files(name -> name.endsWith("package-lock.json")).stream()
                        .flatMap(file ->
                                Repository.lines(file, line -> line.contains("\"resolved\"")))
                        .toList();

        assertThat(addresses).isEmpty();
    }

    @Test
    void marksEveryPackageAsFreeOfNull() throws IOException {
        List<Path> folders =
                Repository.files(name -> name.contains("/src/main/java/") && name.endsWith(".java"))
                        .stream()
                        .map(Path::getParent)
                        .distinct()
                        .toList();

        assertThat(folders).isNotEmpty();
        for (Path folder : folders) {
            Path info = folder.resolve("package-info.java");
            assertThat(info).as("story of package %s", Repository.name(folder)).exists();
            assertThat(Files.readString(info))
                    .as(Repository.name(info))
                    .contains("@NullMarked")
                    .contains("///");
        }
    }

    @Test
    void avoidsNamesThatSayNothing() {
        Pattern empty =
                Pattern.compile("(.*/(util|utils|helper|common)/.*|.*(Impl|Utils?|Helper)\\.java)");

        assertThat(
                        Repository.files(
                                name -> name.endsWith(".java") && empty.matcher(name).matches()))
                .isEmpty();
    }

    @Test
    void leavesNothingMarkedAsUnfinished() {
        Pattern unfinished = Pattern.compile("\\b(TOD" + "O|FIXM" + "E|XX" + "X)\\b");

        assertThat(
                        findings(
                                name ->
                                        !name.endsWith(".json")
                                                && !name.contains("/frontend/images/"),
                                unfinished))
                .isEmpty();
    }

    @Test
    void writesShellScriptsThatBashAndShellcheckAccept() throws Exception {
        List<Path> scripts =
                Repository.files(name -> !name.contains("/src/")).stream()
                        .filter(HouseTests::isShellScript)
                        .toList();

        assertThat(scripts).hasSizeGreaterThan(1);
        for (Path script : scripts) {
            assertThat(Files.isExecutable(script)).as("%s is executable", script).isTrue();
            Command.Result syntax = Command.run(List.of("bash", "-n", script.toString()));
            assertThat(syntax.status()).as(syntax.everything()).isZero();
            if (Command.exists("shellcheck")) {
                Command.Result check = Command.run(List.of("shellcheck", script.toString()));
                assertThat(check.status()).as(check.everything()).isZero();
            }
        }
    }

    private static List<String> findings(Predicate<String> names, Pattern pattern) {
        return Repository.files(names).stream()
                .flatMap(file -> Repository.lines(file, line -> pattern.matcher(line).find()))
                .toList();
    }

    private static boolean isShellScript(Path file) {
        return Repository.text(file)
                .filter(text ->
                        text.startsWith("#!") && text.lines().findFirst().orElse("").contains("sh"))
                .isPresent();
    }
}
