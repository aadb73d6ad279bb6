package org.echelon.platform.title;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestRegister;
import org.echelon.platform.title.PublicTitles.Listed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@PlatformTest
class PublicTitlesTests {

    private static final LocalDate TODAY = TestClock.TODAY;

    @Autowired private TestRegister register;
    @Autowired private PublicTitles titles;
    @Autowired private MockMvc web;

    private static TitleQuestion question(
            String text, String region, @Nullable Integer year, Optional<TitleState> state) {
        return new TitleQuestion(
                text, "", region, year, state, TODAY, TitleQuestion.Sort.FROM, true, 1, 25);
    }

    private String enterprise(String district) {
        String key = register.enterprise(district);
        register.take(
                """
                uscc,title,number,from,until
                %1$s,cn/tech-sme,L1-%1$s,2025-05-01,2026-01-01
                %1$s,cn/tech-sme,L2-%1$s,2026-05-01,2027-01-01
                %1$s,cn/hnte,L3-%1$s,2026-12-01,2029-12-01
                """
                        .formatted(key));
        return key;
    }

    @Test
    void everybodyReadsTheListWithItsStatesTheNewestFirst() {
        String key = enterprise("440114");

        Listed found = titles.find(question(key, "", null, Optional.empty()));

        assertThat(found.total()).isEqualTo(3);
        assertThat(found.rows())
                .extracting(PublicTitle::state)
                .containsExactly(TitleState.NOT_YET, TitleState.VALID, TitleState.EXPIRED);
        assertThat(found.rows()).extracting(PublicTitle::code).containsOnly(key);
    }

    @Test
    void theListIsNarrowedByRegionYearAndState() {
        String huadu = enterprise("440114");
        enterprise("620102");

        assertThat(titles.find(question(huadu, "62", null, Optional.empty())).rows()).isEmpty();
        assertThat(titles.find(question(huadu, "4401", 2025, Optional.empty())).rows())
                .extracting(PublicTitle::number)
                .containsExactly("L1-" + huadu);
        assertThat(titles.find(question(huadu, "", null, Optional.of(TitleState.VALID))).rows())
                .extracting(PublicTitle::number)
                .containsExactly("L2-" + huadu);
    }

    @Test
    void pastTheLastPageStandsTheLastPage() {
        String key = enterprise("440114");

        Listed found =
                titles.find(
                        new TitleQuestion(
                                key,
                                "",
                                "",
                                null,
                                Optional.empty(),
                                TODAY,
                                TitleQuestion.Sort.FROM,
                                false,
                                9,
                                2));

        assertThat(found.total()).isEqualTo(3);
        assertThat(found.rows()).extracting(PublicTitle::number).containsExactly("L3-" + key);
    }

    @Test
    void theListIsDownloadedWithoutSigningIn() throws Exception {
        String key = enterprise("440114");

        String csv =
                web.perform(
                                MockMvcRequestBuilders.get("/titles")
                                        .param("q", key)
                                        .param("format", "csv")
                                        .param("lang", "en"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);

        assertThat(csv.lines().toList())
                .hasSize(4)
                .first()
                .isEqualTo(
                        "\ufeffEnterprise,Credit code,Title,Number,From,Last day,State,Number from");
        assertThat(csv).contains("2026-05-01,2026-12-31,Valid,the issuing authority");
    }

    @Test
    void theListKeepsTheTitleThatWasChosen() throws Exception {
        String page =
                web.perform(MockMvcRequestBuilders.get("/titles").param("title", "cn/tech-sme"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString();

        assertThat(page).containsPattern("<option value=\"cn/tech-sme\"[^>]*selected=\"selected\"");
    }
}
