package org.echelon.platform.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestRegister;
import org.echelon.platform.identity.Accounts;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.identity.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

@PlatformTest
class LogTests {

    private static final String NAME_ZH = "欧阳测试";
    private static final String NAME_EN = "Ouyang Testperson";

    @Autowired private MockMvc web;
    @Autowired private Accounts accounts;
    @Autowired private TestRegister register;

    @TempDir private Path folder;

    @Test
    void signInsFilesAndFailuresLeaveNoNameCodeOrTelephoneNumberInTheLog() throws Exception {
        Viewer person = new Viewer("log-tests", NAME_ZH, NAME_EN, Role.OFFICER, "4401", null);
        CurrentViewer.asPlatform(() -> {
            accounts.addDemonstration(person, "correct horse");
            return true;
        });
        Path file = folder.resolve("platform.jsonl");
        LogFile log = new LogFile(file, "DEBUG");
        String code;
        try {
            web.perform(
                    post("/sign-in")
                            .with(csrf())
                            .param("username", "log-tests")
                            .param("password", "wrong"));
            web.perform(
                    post("/sign-in")
                            .with(csrf())
                            .param("username", "log-tests")
                            .param("password", "correct horse"));
            code = register.enterprise("440114");
            var officer = authentication(TestViewers.authentication(person));
            web.perform(get("/enterprises/" + code).with(officer));
            web.perform(get("/enterprises/" + code + "/facts?as-of=never").with(officer));
            web.perform(
                    get("/api/v1/enterprises/" + code + "/evaluations?programme=cn/tech-sme")
                            .with(officer));
            web.perform(get("/api/v1/cases?enterprise=" + code + "&step=CHECK").with(officer));
            LoggerFactory.getLogger("org.echelon.platform.operation.Careless")
                    .error(
                            "filed by 13912345678 for {}",
                            code,
                            new IllegalStateException("key " + code));
        } finally {
            log.destroy();
        }

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).isNotEmpty();
        assertThat(String.join("\n", lines))
                .contains("[telephone]")
                .contains("[code]")
                .doesNotContain(NAME_ZH)
                .doesNotContain(NAME_EN)
                .doesNotContain("13912345678")
                .doesNotContain("correct horse")
                .doesNotContain("样例测试")
                .doesNotContain(code);
        JsonMapper json = JsonMapper.builder().build();
        assertThat(lines)
                .allSatisfy(
                        line -> assertThat(json.readTree(line).get("message").isString()).isTrue());
        assertThat(lines)
                .anySatisfy(line -> assertThat(json.readTree(line).has("reference")).isTrue());
    }

    @Test
    void amountsAndReceiptsStayReadable() {
        assertThat(Masked.mask("TS-7K4M2Q 40000000 2026-11-21 12345678901234567890"))
                .isEqualTo("TS-7K4M2Q 40000000 2026-11-21 12345678901234567890");
    }
}
