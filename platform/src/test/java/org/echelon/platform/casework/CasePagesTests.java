package org.echelon.platform.casework;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.assertj.core.api.Assertions;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestRegister;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.identity.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@PlatformTest
class CasePagesTests {

    @Autowired private MockMvc web;
    @Autowired private TestCases cases;
    @Autowired private TestRegister register;
    @Autowired private TestClock clock;

    @BeforeEach
    void itIsToday() {
        clock.set(TestClock.TODAY);
    }

    private static MockHttpServletRequestBuilder as(
            Viewer person, MockHttpServletRequestBuilder request) {
        return request.with(authentication(TestViewers.authentication(person)))
                .with(csrf())
                .header("Accept-Language", "en");
    }

    @Test
    void theQueueOfAnAgencyHoldsItsCasesWithTheirClock() throws Exception {
        CaseFile file = cases.at(CaseState.CHECK);

        web.perform(as(TestCases.AGENCY, get("/queue?sort=-case")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(file.receipt())))
                .andExpect(content().string(containsString("In time")))
                .andExpect(content().string(containsString("Chosen cases: Complete: accept")));
        web.perform(as(TestCases.OTHER_AGENCY, get("/queue")))
                .andExpect(content().string(not(containsString(file.receipt()))))
                .andExpect(content().string(containsString("No case is waiting for you")));
    }

    @Test
    void ofSeveralAtOnceABadOneDoesNotStopTheOthers() throws Exception {
        CaseFile good = cases.at(CaseState.CHECK);
        CaseFile overtaken = cases.at(CaseState.CHECK);
        CaseFile last = cases.at(CaseState.CHECK);
        cases.act(overtaken.receipt(), Action.ASK_SUPPLEMENT, TestCases.AGENCY);

        web.perform(
                        as(
                                TestCases.AGENCY,
                                post("/queue")
                                        .param("action", "ACCEPT")
                                        .param("case", good.receipt() + ":" + good.revision())
                                        .param(
                                                "case",
                                                overtaken.receipt() + ":" + overtaken.revision())
                                        .param("case", last.receipt() + ":" + last.revision())))
                .andExpect(redirectedUrl("/queue"))
                .andExpect(flash().attributeExists("results"));

        Assertions.assertThat(cases.file(good.receipt()).state()).isEqualTo(CaseState.CONFIRM);
        Assertions.assertThat(cases.file(overtaken.receipt()).state())
                .isEqualTo(CaseState.SUPPLEMENT);
        Assertions.assertThat(cases.file(last.receipt()).state()).isEqualTo(CaseState.CONFIRM);
    }

    @Test
    void aRefusedDecisionKeepsWhatWasTyped() throws Exception {
        CaseFile file = cases.at(CaseState.CONFIRM);
        cases.act(file.receipt(), Action.EXTEND, TestCases.LEADER);

        web.perform(
                        as(
                                TestCases.PROVINCE,
                                post("/cases/" + file.receipt())
                                        .param("action", "REFUSE")
                                        .param("seen", String.valueOf(file.revision()))
                                        .param("reason", "研发费用归集不实，详见核查意见")))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("研发费用归集不实，详见核查意见")))
                .andExpect(content().string(containsString("test-leader-gd")))
                .andExpect(content().string(containsString("nothing you wrote is lost")));
    }

    @Test
    void theApplicantSeesTheSameTimelineAndClockAndNoDecisionForms() throws Exception {
        CaseFile file = cases.at(CaseState.CONFIRM);

        web.perform(as(TestViewers.enterprise(file.enterprise()), get("/cases/" + file.receipt())))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Found complete and accepted")))
                .andExpect(content().string(containsString("0 of 5 working days")))
                .andExpect(content().string(containsString("procedure.bpmn")))
                .andExpect(content().string(not(containsString("value=\"CONFIRM\""))))
                .andExpect(content().string(containsString("value=\"WITHDRAW\"")))
                .andExpect(content().string(not(containsString("test-agency"))));
    }

    @Test
    void aCaseOfSomebodyElseIsNotFound() throws Exception {
        CaseFile file = cases.at(CaseState.CHECK);

        for (Viewer person :
                new Viewer[] {TestViewers.enterprise("other:1"), TestCases.OTHER_PROVINCE}) {
            web.perform(as(person, get("/cases/" + file.receipt())))
                    .andExpect(status().isNotFound());
            web.perform(as(person, get("/cases/" + file.receipt() + "/procedure.bpmn")))
                    .andExpect(status().isNotFound());
        }
    }

    @Test
    void thePublicReadsTheNoticesAndObjectsByRealName() throws Exception {
        CaseFile file = cases.at(CaseState.NOTICE);

        web.perform(get("/notices").header("Accept-Language", "en"))
                .andExpect(content().string(containsString(file.receipt())));
        web.perform(
                        post("/notices/" + file.receipt())
                                .with(csrf())
                                .header("Accept-Language", "en")
                                .param("name", "")
                                .param("contact", "13800000000")
                                .param("grounds", "职工人数不实"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("职工人数不实")))
                .andExpect(content().string(containsString("by real name")));
        web.perform(
                        post("/notices/" + file.receipt())
                                .with(csrf())
                                .param("name", "李四")
                                .param("contact", "13800000000")
                                .param("grounds", "职工人数不实"))
                .andExpect(redirectedUrl("/notices/" + file.receipt()));

        web.perform(as(TestCases.PROVINCE, get("/cases/" + file.receipt())))
                .andExpect(content().string(containsString("李四")));
        for (Viewer person :
                new Viewer[] {TestViewers.enterprise(file.enterprise()), TestCases.AGENCY}) {
            web.perform(as(person, get("/cases/" + file.receipt())))
                    .andExpect(content().string(not(containsString("李四"))))
                    .andExpect(content().string(not(containsString("职工人数不实"))));
        }
        web.perform(get("/notices/" + file.receipt()))
                .andExpect(content().string(not(containsString("李四"))));
    }

    @Test
    void anAgencyNamesEverythingThatIsMissingAtOnce() throws Exception {
        CaseFile file = cases.at(CaseState.CHECK);

        web.perform(
                        as(
                                TestCases.AGENCY,
                                post("/cases/" + file.receipt())
                                        .param("action", "ASK_SUPPLEMENT")
                                        .param("seen", String.valueOf(file.revision()))
                                        .param("target", "paper:staff_list", "field:staff", "")
                                        .param("words", "请补充名单", "请核对人数", "")))
                .andExpect(redirectedUrl("/cases/" + file.receipt()));

        web.perform(as(TestViewers.enterprise(file.enterprise()), get("/cases/" + file.receipt())))
                .andExpect(content().string(containsString("请补充名单")))
                .andExpect(
                        content()
                                .string(
                                        containsString(
                                                "/applications/"
                                                        + file.receipt()
                                                        + "/supplement")));
    }

    @Test
    void anEnterpriseHasAListOfItsCases() throws Exception {
        String enterprise = register.enterprise("440114");
        CaseFile file = cases.at(CaseState.CONFIRM, enterprise);

        web.perform(
                        as(
                                TestViewers.enterprise(enterprise),
                                get("/enterprises/" + enterprise + "/cases")))
                .andExpect(content().string(containsString(file.receipt())))
                .andExpect(content().string(containsString("Waiting for confirmation")));
    }
}
