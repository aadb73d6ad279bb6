package org.echelon.policy.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnifiedSocialCreditCodeTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91350100M000100Y43",
                "91512081MA62K0260E",
                "91440300708461136T",
                "91110108551385082Q",
                "91440114MA9TERT04C",
                "91620102MA7DEMQ11N",
                "91441303MA5DEMQ26T"
            })
    void acceptsACodeWhoseTwoCheckCharactersAgree(String code) {
        assertThat(UnifiedSocialCreditCode.problemWith(code)).isEmpty();
    }

    @Test
    void refusesTheStandardsSampleWithAnotherLastCharacter() {
        assertThat(UnifiedSocialCreditCode.problemWith("91350100M000100Y4X"))
                .hasValueSatisfying(
                        words -> assertThat(words.en()).contains("position 18", "should be 3"));
    }

    @Test
    void refusesAWrongOrganisationPartEvenWhenTheLastCharacterIsRight() {
        String first17 = "91350100M000100Y5";
        String code = first17 + UnifiedSocialCreditCode.check(first17);

        assertThat(UnifiedSocialCreditCode.problemWith(code))
                .hasValueSatisfying(
                        words -> assertThat(words.en()).contains("position 17", "should be 4"));
    }

    @Test
    void namesTheCharacterThatIsNotAllowed() {
        assertThat(UnifiedSocialCreditCode.problemWith("91350100M000100O43"))
                .hasValueSatisfying(words -> {
                    assertThat(words.en()).contains("character 16", "'O'");
                    assertThat(words.zh()).contains("第16位");
                });
    }

    @Test
    void saysHowManyCharactersAreThere() {
        assertThat(UnifiedSocialCreditCode.problemWith("9135"))
                .hasValueSatisfying(words -> assertThat(words.en()).contains("has 4"));
    }
}
