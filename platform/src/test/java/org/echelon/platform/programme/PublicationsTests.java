package org.echelon.platform.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.platform.PlatformTest;
import org.echelon.policy.Programme;
import org.echelon.policy.programme.Sha256;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class PublicationsTests {

    @Autowired private Publications publications;
    @Autowired private Catalogue catalogue;
    @Autowired private JdbcClient database;

    private static SortedMap<String, byte[]> files(String... pathsAndTexts) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.put(pathsAndTexts[i], pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    @Test
    void theProgrammesOfTheFolderArePublishedWithTheirChecksum() {
        assertThat(catalogue.all()).extracting(Programme::id).contains("cn/tech-sme", "cn/hnte");
        assertThat(catalogue.publications("cn/hnte/2016-01-01"))
                .hasSize(1)
                .allSatisfy(one -> assertThat(one.sha256()).hasSize(64));
        assertThat(publications.files())
                .containsKeys("facts.yaml", "cn/hnte/2016-01-01/decision.dmn");
    }

    @Test
    void filesBelongToTheirVersionTheirProgrammeOrTheDictionary() {
        assertThat(PublishedFiles.unitOf("facts.yaml")).isEmpty();
        assertThat(PublishedFiles.unitOf("cn/hnte/programme.yaml")).isEqualTo("cn/hnte");
        assertThat(PublishedFiles.unitOf("cn/hnte/2016-01-01/examples/a.yaml"))
                .isEqualTo("cn/hnte/2016-01-01");
    }

    @Test
    void theChecksumIsWhatSha256sumSaysOfItsOwnList() {
        // printf 'abc' | sha256sum; then the line "<that>  a.txt" through sha256sum again
        assertThat(Sha256.of(files("a.txt", "abc")))
                .isEqualTo("0a15a7183e51f53aebd44146e21684968f7098e7cd354fcccec444b9867843f0");
    }

    @Test
    void aChangedUnitIsPublishedAgainAndTheNewestIsInUse() {
        publications.publish("x/y", "a".repeat(64), files("x/y/note.txt", "one"), "test");
        publications.publish("x/y", "b".repeat(64), files("x/y/note.txt", "two"), "test");

        assertThat(publications.current())
                .hasEntrySatisfying(
                        "x/y", one -> assertThat(one.sha256()).isEqualTo("b".repeat(64)));
        assertThat(publications.files().get("x/y/note.txt"))
                .isEqualTo("two".getBytes(StandardCharsets.UTF_8));
        assertThat(publications.of("x/y")).hasSize(2);
    }

    @Test
    void aPublicationCannotBeChanged() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> database.sql("delete from programme.file").update())
                .withMessageContaining("append-only");
    }

    @Test
    void theCatalogueIsSearchedInBothLanguages() {
        assertThat(catalogue.search("高新技术企业 奖补"))
                .extracting(Programme::id)
                .contains("cn/gansu/hnte-reward")
                .doesNotContain("cn/tech-sme");
        assertThat(catalogue.search("technology sme"))
                .extracting(Programme::id)
                .contains("cn/tech-sme");
        assertThat(catalogue.search("国科发火〔2016〕32号")).extracting(Programme::id).contains("cn/hnte");
        assertThat(catalogue.search("no such words")).isEmpty();
    }
}
