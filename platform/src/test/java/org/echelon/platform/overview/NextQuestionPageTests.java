package org.echelon.platform.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestRegister;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.programme.Assessment;
import org.echelon.platform.programme.Evaluations;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/// P10: of what is missing, the fact that decides most is asked for first. The total assets rarely
/// exceed their limit; the S&T personnel decide whether the points suffice. A condition of its own
/// waits for the assets, so the plain order has them first.
@PlatformTest
class NextQuestionPageTests {

    private static final LocalDate DAY = LocalDate.of(2024, 6, 30);
    private static final FactKey PERSONNEL = new FactKey("st_staff", 2023);
    private static final FactKey ASSETS = new FactKey("total_assets", 2023);

    @Autowired private MockMvc web;
    @Autowired private TestRegister register;
    @Autowired private Evaluations evaluations;

    private String key;

    @BeforeEach
    void anEnterpriseWhosePersonnelAndAssetsAreUnknown() {
        key = register.enterprise("440114");
        register.take(
                """
                uscc,year,register,revenue,rd_expense,rd_expense_deductible,total_cost,staff
                %s,2023,tax,50000000,2000000,2000000,41000000,120
                """
                        .formatted(key));
        register.take(
                """
                uscc,valid_from,register,ip_class1,ip_class2,accident_or_offence,abnormal_listing,prohibited_product,audit_based_collection,rd_institution_level,standards_led,national_award_rank
                %s,2024-01-01,declared,0,4,false,false,false,true,none,0,0
                """
                        .formatted(key));
    }

    private ResultActions ask(String address) throws Exception {
        return web.perform(
                        get(address)
                                .with(
                                        authentication(
                                                TestViewers.authentication(
                                                        TestViewers.enterprise(key)))))
                .andExpect(status().isOk());
    }

    private Evaluation inAList() {
        return TestRegister.as(
                        TestViewers.PLATFORM, () -> evaluations.all(key, DAY, TestClock.TODAY))
                .stream()
                .filter(one -> one.programme().id().equals("cn/tech-sme"))
                .flatMap((Assessment one) -> one.evaluation().stream())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aListOfProgrammesKeepsTheCheapOrder() {
        assertThat(inAList().missing()).containsExactly(ASSETS, PERSONNEL);
    }

    @Test
    void thePageOfOneProgrammeAsksForTheFactThatDecidesFirst() throws Exception {
        String page =
                ask("/enterprises/" + key + "/programmes/cn/tech-sme?as-of=2024-06-30&lang=en")
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8)
                        .replaceAll("<[^>]*>", "")
                        .replaceAll("\\s+", " ");

        assertThat(page)
                .contains("the most decisive first: S&amp;T personnel 2023, Total assets 2023");
    }

    @Test
    void theInterfaceForMachinesAsksForTheFactThatDecidesFirst() throws Exception {
        ask("/api/v1/enterprises/"
                        + key
                        + "/evaluations?programme=cn/tech-sme&asOf=2024-06-30&gap=false")
                .andExpect(jsonPath("$.missing", hasSize(2)))
                .andExpect(jsonPath("$.missing[0].fact").value("st_staff"))
                .andExpect(jsonPath("$.missing[1].fact").value("total_assets"));
    }

    @Test
    void theAnswerToTheOtherQuestionLeavesTheVerdictOpen() {
        register.take("uscc,year,register,total_assets\n%s,2023,tax,60000000\n".formatted(key));

        assertThat(inAList().verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void theAnswerToTheFirstQuestionAloneSettlesTheVerdict() {
        register.take("uscc,year,register,st_staff\n%s,2023,tax,12\n".formatted(key));

        assertThat(inAList().verdict()).isEqualTo(Verdict.NOT_MET);
    }
}
