package org.echelon.platform.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import org.echelon.platform.PlatformTest;
import org.echelon.policy.Programme;
import org.echelon.policy.Version;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/// Everybody reads every programme, whatever its subject.
@PlatformTest
class CataloguePagesTests {

    @Autowired private MockMvc web;
    @Autowired private Catalogue catalogue;

    private String page(String address) throws Exception {
        return web.perform(get(address))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .replaceAll("<[^>]*>", " ")
                .replaceAll("[\\s\\u00a0\\u202f]+", " ");
    }

    @Test
    void everyVersionOfEveryProgrammeHasItsPageInBothLanguages() throws Exception {
        for (Programme programme : catalogue.all()) {
            for (Version version : programme.versions()) {
                String address =
                        ProgrammePages.address(programme.id())
                                + "?version="
                                + version.definition().from();

                assertThat(page(address + "&lang=en"))
                        .as(address)
                        .contains(version.definition().from().toString());
                assertThat(page(address + "&lang=zh"))
                        .as(address)
                        .contains(programme.definition().name().zh());
            }
        }
    }

    @Test
    void aPageSaysWhomItsProgrammeJudgesUnlessItIsAnEnterprise() throws Exception {
        assertThat(page("/programmes/cn/guangdong/guangzhou/talent-green-card?lang=en"))
                .contains("Judges a person")
                .doesNotContain("Sign in to apply");
        assertThat(page("/programmes/cn/technology-contract?lang=zh")).contains("对象 合同");
        assertThat(page("/programmes/cn/hnte?lang=en")).doesNotContain("Judges");
    }
}
