package org.echelon.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTests {

    @Test
    void serveListensOn8080WithItsDataUnderVar() {
        Options options = Options.parse(List.of("serve"));

        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.data()).isEqualTo(Path.of("var").toAbsolutePath());
        assertThat(options.empty()).isFalse();
    }

    @Test
    void optionsMayBeWrittenWithAnEqualsSignOrABlank() {
        Options options =
                Options.parse(List.of("serve", "--port=8101", "--data", "/tmp/x", "--empty"));

        assertThat(options.port()).isEqualTo(8101);
        assertThat(options.data()).isEqualTo(Path.of("/tmp/x"));
        assertThat(options.empty()).isTrue();
    }

    @Test
    void importTakesFilesAndTheWishToTakeGoodRows() {
        Options options = Options.parse(List.of("import", "a.csv", "--accept-valid", "b.xlsx"));

        assertThat(options.files()).containsExactly(Path.of("a.csv"), Path.of("b.xlsx"));
        assertThat(options.acceptValid()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', no command",
        "fly, unknown command fly",
        "serve --port abc, a port is a number from 1 to 65535",
        "serve --port 70000, a port is a number from 1 to 65535",
        "serve --port, --port needs a value",
        "serve --colour, unknown argument --colour",
        "serve file.csv, unknown argument file.csv",
        "import, import needs at least one file",
        "import --accept-valid, import needs at least one file"
    })
    void aWrongCommandLineIsAnsweredWithTheRightOneAndStatus2(String line, String answer) {
        List<String> arguments = line.isEmpty() ? List.of() : List.of(line.split(" "));

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> Options.parse(arguments))
                .withMessageContaining(answer)
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(StartFailure.USAGE));
    }
}
