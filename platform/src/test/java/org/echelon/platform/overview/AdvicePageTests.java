package org.echelon.platform.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestRegister;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.identity.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/// P19, A3: what an enterprise of the register can have, told to the enterprise itself.
@PlatformTest
class AdvicePageTests {

    @Autowired private MockMvc web;
    @Autowired private TestRegister register;

    private String key;

    /// An enterprise of Gansu at 60 points, with an HNTE certificate that was not rewarded yet.
    @BeforeEach
    void anEnterpriseWithACertificateNotYetRewarded() {
        key = register.enterprise("620102");
        facts("15");
        register.take(
                """
                uscc,valid_from,register,ip_class1,ip_class2,accident_or_offence,abnormal_listing,prohibited_product,audit_based_collection,rd_institution_level,standards_led,national_award_rank
                %s,2024-01-01,declared,0,2,false,false,false,true,none,0,0
                """
                        .formatted(key));
    }

    private void facts(String stStaff) {
        register.take(
                """
                uscc,year,register,revenue,rd_expense,rd_expense_deductible,total_cost,staff,st_staff,total_assets
                %s,2023,tax,40000000,2000000,2000000,41000000,100,%s,60000000
                """
                        .formatted(key, stStaff));
    }

    private void certificate() {
        register.take(
                """
                uscc,title,number,from,until
                %s,cn/hnte,GR2023%s,2023-10-16,2026-10-16
                """
                        .formatted(key, "62" + key.substring(10, 16).replaceAll("\\D", "1")));
    }

    private String page(Viewer person, String query) throws Exception {
        return web.perform(
                        get("/enterprises/" + key + query)
                                .with(authentication(TestViewers.authentication(person))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .replaceAll("<[^>]*>", "")
                .replaceAll("[\\s\\u00a0\\u202f]+", " ");
    }

    private String page(String query) throws Exception {
        return page(TestViewers.enterprise(key), query);
    }

    @Test
    void theEnterprisesPageLeadsToTheAdvice() throws Exception {
        assertThat(page("?as-of=2024-07-01&lang=en")).contains("What can it have now?");
    }

    @Test
    void whatOneCanHaveNowStandsFirstWithAmountsAndDays() throws Exception {
        certificate();

        String english = page("/advice?as-of=2024-07-01&lang=en");

        assertThat(english)
                .contains("It can have now Together, now and when filing opens: 200,000 yuan")
                .contains("Gansu reward for high and new technology enterprises 200,000 yuan")
                .contains("Paid without application")
                .contains("Evaluation as a technology-based SME File by 2024-09-30");
        assertThat(english.indexOf("It can have now")).isLessThan(english.indexOf("What it holds"));
        assertThat(page("/advice?as-of=2024-07-01&lang=zh"))
                .contains("现在和开放后合计：20万元")
                .contains("免申即享，只需确认账户")
                .contains("申报截止 2024-09-30");
    }

    @Test
    void aTitleThatIsHeldIsShownWithItsLastDayAndWhenToFileAgain() throws Exception {
        certificate();

        assertThat(page("/advice?as-of=2024-07-01&lang=en"))
                .contains("Valid until 2026-10-15")
                .contains("One can file again from 2026-10-16");
    }

    @Test
    void aFilingThatIsNotOpenYetIsNamedWithItsDays() throws Exception {
        assertThat(page("/advice?as-of=2024-05-01&lang=en"))
                .contains("Opens on 2024-06-30, closes on 2024-09-30");
    }

    @Test
    void whatIsOneStepAwayIsShownWithTheLeastChange() throws Exception {
        facts("12");

        assertThat(page("/advice?as-of=2024-07-01&lang=en"))
                .contains("One step away")
                .contains("Class II rights, usable: 2 items → 3 items")
                .contains("proven that no smaller change suffices");
    }

    @Test
    void whatCannotBeToldNamesTheFactsThatSettleIt() throws Exception {
        assertThat(page("/advice?as-of=2024-07-01&lang=en"))
                .contains("Cannot be told yet")
                .contains("These facts settle it:")
                .contains("Technical field");
    }

    @Test
    void thePathHasDaysAndWhatItAssumes() throws Exception {
        assertThat(page("/advice?as-of=2024-07-01&lang=en"))
                .contains("The path up the echelon")
                .contains("Technology SME 2024-07-01 Nothing has to move; filing then suffices.")
                .contains("the title is issued by 2024-12-31");
    }

    @Test
    void anOfficerOfTheRegionReadsItAndOneOfAnotherDoesNot() throws Exception {
        assertThat(page(TestViewers.LANZHOU, "/advice?as-of=2024-07-01&lang=en"))
                .contains("It can have now");
        web.perform(
                        get("/enterprises/" + key + "/advice")
                                .with(
                                        authentication(
                                                TestViewers.authentication(TestViewers.GUANGZHOU))))
                .andExpect(status().isForbidden());
    }
}
