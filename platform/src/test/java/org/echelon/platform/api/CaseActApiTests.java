package org.echelon.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.echelon.platform.PlatformTest;
import org.echelon.platform.casework.CaseFile;
import org.echelon.platform.casework.CaseState;
import org.echelon.platform.casework.TestCases;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.identity.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@PlatformTest
class CaseActApiTests {

    @Autowired private MockMvc web;
    @Autowired private TestCases cases;

    private static String acts(CaseFile file) {
        return "/api/v1/cases/" + file.receipt() + "/acts";
    }

    private static String tag(CaseFile file) {
        return "\"" + file.receipt() + "-" + file.revision() + "\"";
    }

    private ResultActions act(Viewer person, CaseFile file, String tag, String body)
            throws Exception {
        return web.perform(
                post(acts(file))
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("If-Match", tag)
                        .header("Accept-Language", "en")
                        .content(body)
                        .with(csrf())
                        .with(authentication(TestViewers.authentication(person))));
    }

    @Test
    void aMachineLearnsWhatItMayDoAndDoesIt() throws Exception {
        CaseFile file = cases.at(CaseState.CHECK);

        web.perform(
                        get(acts(file))
                                .with(authentication(TestViewers.authentication(TestCases.AGENCY))))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0]").value("accept"))
                .andExpect(jsonPath("$[1]").value("ask_supplement"));
        act(TestCases.AGENCY, file, tag(file), "{\"action\":\"accept\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("confirm"))
                .andExpect(
                        header().string(
                                        "ETag",
                                        "\""
                                                + file.receipt()
                                                + "-"
                                                + (file.revision() + 1)
                                                + "\""));
    }

    @Test
    void theSameActSentTwiceIsDoneOnceAndAnsweredAlike() throws Exception {
        CaseFile file = cases.at(CaseState.CHECK);

        String first =
                act(TestCases.AGENCY, file, tag(file), "{\"action\":\"accept\"}")
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        String second =
                act(TestCases.AGENCY, file, tag(file), "{\"action\":\"accept\"}")
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void whoIsLaterLearnsWhoWasFasterAndWhatToDo() throws Exception {
        CaseFile file = cases.at(CaseState.CHECK);
        act(TestCases.AGENCY, file, tag(file), "{\"action\":\"accept\"}");

        act(
                        TestCases.AGENCY,
                        file,
                        tag(file),
                        "{\"action\":\"ask_supplement\",\"items\":[{\"paper\":\"staff_list\",\"words\":\"names\"}]}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:echelon:problem:act-refused"))
                .andExpect(jsonPath("$.words.zh").isNotEmpty())
                .andExpect(jsonPath("$.remedy.en").isNotEmpty())
                .andExpect(jsonPath("$.reference").isNotEmpty());
    }

    @Test
    void anotherPartysActIsRefused() throws Exception {
        CaseFile file = cases.at(CaseState.CONFIRM);

        act(TestCases.AGENCY, file, tag(file), "{\"action\":\"confirm\"}")
                .andExpect(status().isConflict());
    }

    @Test
    void anActWithoutTheRevisionThatWasSeenIsNotDone() throws Exception {
        CaseFile file = cases.at(CaseState.CHECK);

        act(TestCases.AGENCY, file, "*", "{\"action\":\"accept\"}")
                .andExpect(status().isPreconditionRequired())
                .andExpect(jsonPath("$.parameter").value("If-Match"));
    }

    @Test
    void mistakesInTheBodyAreNamed() throws Exception {
        CaseFile file = cases.at(CaseState.CHECK);

        act(TestCases.AGENCY, file, tag(file), "{\"action\":\"approve\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("accept, ask_supplement")));
        act(TestCases.AGENCY, file, tag(file), "{\"action\":")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:echelon:problem:body"));
        act(TestCases.AGENCY, file, tag(file), "{\"action\":\"ask_supplement\",\"items\":[{}]}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.parameter").value("items"));
    }
}
