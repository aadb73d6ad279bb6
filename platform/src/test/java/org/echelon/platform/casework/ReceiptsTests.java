package org.echelon.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptsTests {

    @ParameterizedTest
    @CsvSource({
        "cn/tech-sme,TS",
        "cn/hnte,HN",
        "cn/gansu/innovative-enterprise,NE",
        "cn/gansu/hnte-reward,HR",
        "cn/guangdong/guangzhou/hnte-reward,HR",
        "cn/innovation-points,NP"
    })
    void theLettersAreTheProgrammesInitialsWithoutLookAlikes(String programme, String letters) {
        assertThat(Receipts.letters(programme)).isEqualTo(letters);
    }

    @Test
    void aNumberHoldsNoLookAlikesAndIsReadBack() {
        Random random = new Random(1);

        for (int i = 0; i < 1_000; i++) {
            String receipt = Receipts.next("cn/tech-sme", random);

            assertThat(receipt).matches("TS-[2-9A-HJKMNP-TV-Z]{6}");
            assertThat(Receipts.parse(receipt)).contains(receipt);
            assertThat(
                            Receipts.parse(
                                    " " + receipt.toLowerCase(Locale.ROOT).replace("-", "") + " "))
                    .contains(receipt);
        }
    }

    @Test
    void everyWrongCharacterAndEveryExchangeIsFound() {
        Random random = new Random(2);

        for (int i = 0; i < 50; i++) {
            String receipt = Receipts.next("cn/tech-sme", random);
            for (String wrong : mistypings(receipt)) {
                assertThat(Receipts.parse(wrong)).as("%s for %s", wrong, receipt).isEmpty();
            }
        }
    }

    private static Set<String> mistypings(String receipt) {
        Set<String> wrong = new HashSet<>();
        for (int place = 3; place < receipt.length(); place++) {
            for (char other : Receipts.ALPHABET.toCharArray()) {
                StringBuilder one = new StringBuilder(receipt);
                one.setCharAt(place, other);
                wrong.add(one.toString());
            }
            for (int second = place + 1; second < receipt.length(); second++) {
                StringBuilder exchanged = new StringBuilder(receipt);
                exchanged.setCharAt(place, receipt.charAt(second));
                exchanged.setCharAt(second, receipt.charAt(place));
                wrong.add(exchanged.toString());
            }
        }
        wrong.remove(receipt);
        return wrong;
    }
}
