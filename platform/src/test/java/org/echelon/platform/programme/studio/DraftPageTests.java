package org.echelon.platform.programme.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.identity.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/// P14, P18: what a draft changes against the version it began with, in words, before anybody
/// publishes it.
@PlatformTest
class DraftPageTests {

    private static final String PROGRAMME = "cn/guangdong/guangzhou/hnte-reward";
    private static final String BASE = PROGRAMME + "/2021-07-27";
    private static final LocalDate DAY = LocalDate.of(2031, 1, 1);
    private static final Viewer DESIGNER =
            new Viewer("studio-cells", "设计", "Designer", Role.POLICY_DESIGNER, "4401", null);

    @Autowired private MockMvc web;
    @Autowired private StudioDrafts drafts;
    @Autowired private NewVersion newVersion;

    private ProgrammeDraft draftOf(String from, String to) {
        SortedMap<String, byte[]> files =
                new TreeMap<>(newVersion.files(PROGRAMME, BASE, DAY).orElseThrow());
        files.computeIfPresent(
                PROGRAMME + "/" + DAY + "/decision.dmn",
                (_, dmn) -> {
                    String old = new String(dmn, StandardCharsets.UTF_8);
                    assertThat(old).contains(from);
                    return old.replace(from, to).getBytes(StandardCharsets.UTF_8);
                });
        Result result =
                TestViewers.as(DESIGNER, () -> drafts.open(PROGRAMME, DAY, "4401", BASE, files));
        assertThat(result).isInstanceOf(Result.Done.class);
        return ((Result.Done) result).draft();
    }

    private String page(ProgrammeDraft draft, String language) throws Exception {
        return web.perform(
                        get("/studio/drafts/" + draft.id() + "?lang=" + language)
                                .with(authentication(TestViewers.authentication(DESIGNER))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .replaceAll("<[^>]*>", "")
                .replaceAll("[\\s\\u00a0\\u202f]+", " ");
    }

    @Test
    void theCellThatWasChangedIsTold() throws Exception {
        ProgrammeDraft draft = draftOf("&gt;= 100000000", "&gt;= 120000000");

        assertThat(page(draft, "en"))
                .contains("Cell by cell")
                .contains("was at least 100000000, is at least 120000000");
        assertThat(page(draft, "zh")).contains("原为不低于 100000000，现为不低于 120000000");
    }
}
