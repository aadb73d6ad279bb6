package org.echelon.platform.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestRegister;
import org.echelon.platform.identity.TestViewers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/// P8: how far an enterprise of the register is from what a programme asks, and what would do.
@PlatformTest
class GapPageTests {

    @Autowired private MockMvc web;
    @Autowired private TestRegister register;

    private String key;

    /// Two points short of 60, as in the programme's example of that name.
    @BeforeEach
    void anEnterpriseTwoPointsShort() {
        key = register.enterprise("440114");
        register.take(
                """
                uscc,year,register,revenue,rd_expense,rd_expense_deductible,total_cost,staff,st_staff,total_assets
                %s,2023,tax,50000000,2000000,2000000,41000000,120,12,60000000
                """
                        .formatted(key));
        register.take(
                """
                uscc,valid_from,register,ip_class1,ip_class2,accident_or_offence,abnormal_listing,prohibited_product,audit_based_collection,rd_institution_level,standards_led,national_award_rank
                %s,2024-01-01,declared,0,4,false,false,false,true,none,0,0
                """
                        .formatted(key));
    }

    private String page(String query) throws Exception {
        return web.perform(
                        get("/enterprises/" + key + query)
                                .with(
                                        authentication(
                                                TestViewers.authentication(
                                                        TestViewers.enterprise(key)))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .replaceAll("<[^>]*>", "")
                .replaceAll("[\\s\\u00a0\\u202f]+", " ");
    }

    @Test
    void theAnswerLeadsToTheGap() throws Exception {
        assertThat(page("/programmes/cn/tech-sme?as-of=2024-06-30&lang=en"))
                .contains("What would do?");
    }

    @Test
    void theLeastChangesAreListedWithValuesAndProof() throws Exception {
        assertThat(page("/gap/cn/tech-sme?as-of=2024-06-30&filing=2025-06-30&lang=en"))
                .contains("For a filing on 2025-06-30")
                .contains("S&amp;T personnel 2024: 12 persons → 18 persons")
                .contains("effort 6; proven that no smaller change suffices")
                .contains("Class I rights, usable: 0 items → 1 item");
        assertThat(page("/gap/cn/tech-sme?as-of=2024-06-30&filing=2025-06-30&lang=zh"))
                .contains("2025-06-30 申报")
                .contains("12人 → 18人")
                .contains("已证明没有更小的变动");
    }

    @Test
    void aFilingBeforeTheDayOfTheJudgementIsRefusedInWords() throws Exception {
        assertThat(page("/gap/cn/tech-sme?as-of=2024-06-30&filing=2023-01-01&lang=en"))
                .contains("That filing is before the day of the judgement, 2024-06-30");
    }
}
