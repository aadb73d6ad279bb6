package org.echelon.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.message.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each check finds its defect, planted into the sound programme `cn/gansu/hnte-reward`, and stays
/// silent where there is none.
class ProgrammeCheckTests {

    private static final String PROGRAMME = "cn/gansu/hnte-reward";
    private static final String DECISION = PROGRAMME + "/2021-01-01/decision.dmn";
    private static final String DOCUMENT = "关于深化科技体制机制改革创新推动高质量发展的若干措施";

    private final SortedMap<String, byte[]> files = soundProgramme();

    @Test
    void staysSilentAboutASoundProgramme() {
        assertThat(findings()).isEmpty();
    }

    @Test
    void missesTheServiceOfConditions() {
        plant(DECISION, "name=\"conditions\"", "name=\"requirements\"");

        assertThat(findings())
                .anySatisfy(found -> {
                    assertThat(found.code()).isEqualTo("missing_service");
                    assertThat(found.severity()).isEqualTo(Diagnostic.Severity.ERROR);
                    assertThat(found.place()).contains(DECISION);
                    assertThat(found.message()).contains("conditions", "add one");
                });
    }

    @Test
    void missesTheWordsOfACondition() {
        plant(PROGRAMME + "/programme.yaml", "  unpaid:", "  something_else:");

        assertThat(findings())
                .anySatisfy(found -> {
                    assertThat(found.code()).isEqualTo("missing_words");
                    assertThat(found.message()).contains("'unpaid: {", "programme.yaml");
                })
                .anySatisfy(found -> {
                    assertThat(found.code()).isEqualTo("missing_decision");
                    assertThat(found.message()).contains("'something_else'");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "entitled, Unpaid, service 'conditions' offers",
        "certificate_reward, Pool_Reward, service 'outcomes' offers",
        "unpaid, Region, where programme.yaml states a region"
    })
    void refusesConditionsOfOneName(String decision, String name, String why) {
        plant(DECISION, "name=\"" + decision + "\"", "name=\"" + name + "\"");

        Diagnostic found =
                findings().stream()
                        .filter(one -> one.code().equals("shared_name"))
                        .findFirst()
                        .orElseThrow();

        assertThat(found.severity()).isEqualTo(Diagnostic.Severity.ERROR);
        assertThat(found.place()).contains(DECISION);
        assertThat(found.message()).contains(why, "give");
    }

    @Test
    void missesTheDecisionOfAnOutcome() {
        plant(PROGRAMME + "/programme.yaml", "  pool_reward: ", "  pond_reward: ");

        assertThat(findings())
                .anySatisfy(found -> {
                    assertThat(found.code()).isEqualTo("missing_decision");
                    assertThat(found.message()).contains("'pond_reward'", "outcomes");
                });
    }

    @Test
    void asksForTheArticleOfACondition() {
        String decision = text(DECISION);
        files.put(
                DECISION,
                decision.replaceAll("<authorityRequirement.*?</authorityRequirement>", "")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(findings()).extracting(Diagnostic::code).contains("uncited");
    }

    @Test
    void asksForASourceThatTheProgrammeDoesNotList() {
        plant(DECISION, "name=\"" + DOCUMENT + "\"", "name=\"某文件〔2099〕9号\"");

        assertThat(findings())
                .anySatisfy(found -> {
                    assertThat(found.code()).isEqualTo("unlisted_source");
                    assertThat(found.message()).contains("某文件〔2099〕9号");
                });
    }

    @Test
    void refusesInputDataThatNobodyProvides() {
        plant(DECISION, "name=\"received\"", "name=\"gifts\"");

        assertThat(findings()).extracting(Diagnostic::severity).contains(Diagnostic.Severity.ERROR);
    }

    @Test
    void refusesAFactThatNoDictionaryHas() {
        plant(DECISION, "pool_member and pool_paid = false", "last.revenues > 0");
        plant(
                DECISION,
                "<inputData id=\"in_as_of\"",
                "<inputData id=\"in_last\" name=\"last\"><variable name=\"last\"/></inputData><inputData id=\"in_as_of\"");
        plant(
                DECISION,
                "<authorityRequirement id=\"pool_unpaid_rests_on_ks_1\">",
                "<informationRequirement id=\"pool_unpaid_last\"><requiredInput href=\"#in_last\"/></informationRequirement><authorityRequirement id=\"pool_unpaid_rests_on_ks_1\">");

        assertThat(findings())
                .anySatisfy(found -> {
                    assertThat(found.code()).isEqualTo("unknown_fact");
                    assertThat(found.message()).contains("'revenues'", "revenue");
                });
    }

    @Test
    void noticesASourceThatIsNotInForceYet() {
        plant(PROGRAMME + "/programme.yaml", "in-force: 2021-01-01", "in-force: 2031-01-01");

        assertThat(findings()).extracting(Diagnostic::code).contains("source_not_yet_in_force");
    }

    @Test
    void namesEachProgrammeCheckOnce() {
        assertThat(ProgrammeCheck.ALL).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(4);
    }

    private List<Diagnostic> findings() {
        Programme programme = Programmes.of(files).find(PROGRAMME).orElseThrow();
        List<Diagnostic> found = new ArrayList<>(programme.diagnostics());
        programme.versions().forEach(version -> found.addAll(version.check(programme)));
        found.removeIf(each -> each.severity() == Diagnostic.Severity.NOTE);
        return found;
    }

    private void plant(String path, String sound, String defect) {
        String before = text(path);
        assertThat(before).as(path).contains(sound);
        files.put(path, before.replace(sound, defect).getBytes(StandardCharsets.UTF_8));
    }

    private String text(String path) {
        return new String(Objects.requireNonNull(files.get(path), path), StandardCharsets.UTF_8);
    }

    private static SortedMap<String, byte[]> soundProgramme() {
        Path root =
                Path.of(
                        Objects.requireNonNull(
                                System.getProperty("echelon.root"), "echelon.root is not set"),
                        "programmes");
        try (Stream<Path> paths = Files.walk(root.resolve(PROGRAMME))) {
            SortedMap<String, byte[]> files = new TreeMap<>();
            files.put("facts.yaml", Files.readAllBytes(root.resolve("facts.yaml")));
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(
                        root.relativize(path).toString().replace('\\', '/'),
                        Files.readAllBytes(path));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
