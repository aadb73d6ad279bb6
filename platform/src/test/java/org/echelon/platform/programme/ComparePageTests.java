package org.echelon.platform.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import org.echelon.platform.PlatformTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/// P14: what one published version changes against another, cell by cell, for everybody.
@PlatformTest
class ComparePageTests {

    @Autowired private MockMvc web;

    private String page(String address) throws Exception {
        return web.perform(get(address))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .replaceAll("<[^>]*>", "")
                .replaceAll("[\\s\\u00a0\\u202f]+", " ");
    }

    @Test
    void aProgrammeLeadsToWhatItsVersionsChanged() throws Exception {
        assertThat(
                        web.perform(get("/programmes/cn/tech-sme"))
                                .andReturn()
                                .getResponse()
                                .getContentAsString(StandardCharsets.UTF_8))
                .contains("/compare/cn/tech-sme?before=2017-05-03&amp;after=2022-04-01");
        assertThat(page("/programmes/cn/gansu/hnte-reward?lang=en")).doesNotContain("What changed");
    }

    @Test
    void theChangesStandWithArticleAndTheExamplesThatTurn() throws Exception {
        assertThat(page("/compare/cn/tech-sme?lang=en"))
                .contains("The version of 2022-04-01 differs from that of 2017-05-03")
                .contains("filing windows: was 01-01–10-31, is 06-30–09-30")
                .contains("Industries barred from the super deduction")
                .contains("财税〔2015〕119号 art. 4")
                .contains("Worked examples that the two judge differently");
        assertThat(page("/compare/cn/tech-sme?lang=zh"))
                .contains("申报窗口由 01-01–10-31 改为 06-30–09-30")
                .contains("不适用加计扣除的行业");
    }

    @Test
    void theSameVersionTwiceSaysTheSame() throws Exception {
        assertThat(page("/compare/cn/tech-sme?before=2022-04-01&after=2022-04-01&lang=en"))
                .contains("say the same");
    }

    @Test
    void aProgrammeOfOneVersionSaysWhatWillStandHere() throws Exception {
        assertThat(page("/compare/cn/gansu/hnte-reward?lang=en")).contains("one version so far");
    }

    @Test
    void aVersionOrProgrammeThatIsNotThereIsNotFound() throws Exception {
        web.perform(get("/compare/cn/tech-sme?before=2000-01-01")).andExpect(status().isNotFound());
        web.perform(get("/compare/cn/none")).andExpect(status().isNotFound());
        web.perform(get("/compare/cn/tech-sme?before=yesterday"))
                .andExpect(status().isBadRequest());
    }
}
