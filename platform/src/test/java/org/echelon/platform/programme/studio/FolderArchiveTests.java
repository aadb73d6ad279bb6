package org.echelon.platform.programme.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderArchiveTests {

    private static SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("cn/x/programme.yaml", bytes("id: cn/x\r\n"));
        files.put("cn/x/2027-01-01/version.yaml", bytes("from: 2027-01-01\n"));
        files.put("cn/x/2027-01-01/examples/例.yaml", bytes("name: 例"));
        return files;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String... namesAndTexts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(bytes(namesAndTexts[i + 1]));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Test
    void aFolderComesBackWithTheSameChecksum() {
        byte[] zip = FolderArchive.written(files());

        FolderArchive.Reading reading = FolderArchive.read(zip);

        assertThat(reading.problems()).isEmpty();
        assertThat(Sha256.of(reading.files())).isEqualTo(Sha256.of(files()));
        assertThat(FolderArchive.written(reading.files())).isEqualTo(zip);
    }

    @Test
    void filesMayStandBelowProgrammes() {
        assertThat(FolderArchive.read(zip("programmes/cn/x/programme.yaml", "id: cn/x")).files())
                .containsOnlyKeys("cn/x/programme.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../etc/passwd",
                "/etc/passwd",
                "cn/../../x",
                "cn\\x\\programme.yaml",
                "C:/x",
                "cn//x",
                "cn/.hidden/x",
                "cn/x\u0001y"
            })
    void namesThatLeadElsewhereAreRefused(String name) {
        FolderArchive.Reading reading = FolderArchive.read(zip(name, "x"));

        assertThat(reading.files()).isEmpty();
        assertThat(reading.problems())
                .extracting(Words::en)
                .anyMatch(words -> words.contains("cannot be used"));
    }

    @Test
    void whatUnpacksToTooMuchIsRefused() {
        char[] much = new char[DraftPaths.LARGEST_FILE + 1];
        Arrays.fill(much, '0');

        FolderArchive.Reading large = FolderArchive.read(zip("cn/x/a.yaml", new String(much)));

        assertThat(large.files()).isEmpty();
        assertThat(large.problems())
                .extracting(Words::en)
                .anyMatch(words -> words.contains("unpacks to too much"));
        String[] many = new String[4 * DraftPaths.MOST_FILES + 4];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = "cn/x/" + i;
            many[i + 1] = "";
        }
        assertThat(FolderArchive.read(zip(many)).problems())
                .extracting(Words::en)
                .anyMatch(words -> words.contains("more than 2000 files"));
    }

    @Test
    void aFileChangedAfterTheExportIsNoticed() {
        SortedMap<String, byte[]> files = files();
        String list = Sha256.list(files);

        FolderArchive.Reading reading =
                FolderArchive.read(zip("cn/x/programme.yaml", "id: cn/y", "cn/x/checksum", list));

        assertThat(reading.files()).isEmpty();
        assertThat(reading.problems())
                .extracting(Words::en)
                .anyMatch(words -> words.contains("changed after the export"));
    }

    @Test
    void whatIsNoArchiveIsRefused() {
        assertThat(FolderArchive.read(bytes("no archive")).problems()).hasSize(1);
        byte[] whole = FolderArchive.written(files());
        assertThat(FolderArchive.read(Arrays.copyOf(whole, whole.length / 3)).problems())
                .isNotEmpty();
        assertThat(FolderArchive.read(new byte[0]).problems()).hasSize(1);
    }
}
