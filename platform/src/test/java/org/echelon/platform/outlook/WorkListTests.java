package org.echelon.platform.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Objects;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.TestRegister;
import org.echelon.platform.casework.TestCases;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.identity.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/// P9, E11 and the lists of issue 5, driven as the people who read them.
@PlatformTest
class WorkListTests {

    private static final Viewer GANSU = officer("test-gansu-outlook", "62");
    private static final String SME = "?programme=cn/tech-sme&lang=en&format=csv";

    @Autowired private OutlookScene scene;
    @Autowired private TestRegister register;
    @Autowired private TestCases cases;
    @Autowired private JdbcClient database;
    @Autowired private MockMvc web;

    private static Viewer officer(String name, String region) {
        return new Viewer(name, "工作人员", "Officer", Role.OFFICER, region, null);
    }

    private MockHttpServletResponse open(Viewer person, String address) throws Exception {
        return web.perform(get(address).with(authentication(TestViewers.authentication(person))))
                .andReturn()
                .getResponse();
    }

    private String read(Viewer person, String address) throws Exception {
        MockHttpServletResponse answer = open(person, address);
        assertThat(answer.getStatus()).as("%s as %s", address, person.username()).isEqualTo(200);
        return answer.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    /// The line of an enterprise in a list that was asked for as CSV; empty where it has none.
    private String line(Viewer person, String address, String key) throws Exception {
        return read(person, address)
                .lines()
                .filter(line -> line.contains(key))
                .findFirst()
                .orElse("");
    }

    @Test
    void whoMeetsAProgrammeAfterAnImportIsOnTheListWithTheFactsThatDidIt() throws Exception {
        String key = register.enterprise("440114");
        scene.current(key, false);
        scene.judge(key);
        assertThat(line(TestViewers.GUANGZHOU, "/outlook/newly-eligible" + SME, key)).isEmpty();

        scene.figures(key, 15, 2_000_000);
        scene.judge(key);

        assertThat(line(TestViewers.GUANGZHOU, "/outlook/newly-eligible" + SME, key))
                .contains("2026-11-21")
                .contains("Other data on file: ")
                .contains("2025")
                .contains("and 3 more");
        String page =
                read(
                        TestViewers.GUANGZHOU,
                        "/outlook/newly-eligible?programme=cn/tech-sme&region=440114&sort=-since&lang=zh");
        assertThat(page).contains("新达标企业").contains("登记数据变化").contains("此前：尚不能判断");
        assertThat(open(TestViewers.GUANGZHOU, "/outlook/newly-eligible?format=xlsx").getStatus())
                .isEqualTo(200);
    }

    @Test
    void anOfficerOfAnotherRegionSeesNothingNeitherInTheListNorInTheDatabase() throws Exception {
        String key = scene.technologySme("440114");
        scene.judge(key);

        assertThat(line(TestViewers.LANZHOU, "/outlook/newly-eligible" + SME, key)).isEmpty();
        assertThat(line(TestViewers.LEADER, "/outlook/newly-eligible" + SME, key)).isNotEmpty();
        assertThat(rows(TestViewers.LANZHOU, key)).isZero();
        assertThat(rows(TestViewers.GUANGZHOU, key)).isPositive();
        assertThat(rows(TestViewers.enterprise(key), key)).isPositive();
        assertThat(rows(TestViewers.enterprise("stock:000000"), key)).isZero();
        assertThat(open(TestViewers.LANZHOU, "/enterprises/" + key + "/outlook").getStatus())
                .isEqualTo(403);
    }

    private int rows(Viewer person, String key) {
        return TestRegister.as(
                person,
                () ->
                        database.sql(
                                        "select count(*) from outlook.standing where enterprise_key = :key")
                                .param("key", key)
                                .query(Integer.class)
                                .single());
    }

    @Test
    void whoHoldsTheTitleOrHasACaseIsNotCalled() throws Exception {
        String holder = scene.technologySme("440114");
        String applicant = scene.technologySme("440114");
        scene.noticed(holder);
        scene.judge(applicant);
        assertThat(line(TestViewers.GUANGZHOU, "/outlook/newly-eligible" + SME, holder))
                .isNotEmpty();

        scene.title(holder, OutlookScene.TECH_SME, "2026-06-10", "2027-01-01");
        cases.begun(applicant);

        assertThat(line(TestViewers.GUANGZHOU, "/outlook/newly-eligible" + SME, holder)).isEmpty();
        assertThat(line(TestViewers.GUANGZHOU, "/outlook/newly-eligible" + SME, applicant))
                .isEmpty();
    }

    @Test
    void aCorrectedFactPutsAHolderOnTheListOfThoseAboutToLoseTheTitle() throws Exception {
        String key = scene.technologySme("440114");
        scene.title(key, OutlookScene.TECH_SME, "2026-06-10", "2028-01-01");
        scene.judge(key);
        assertThat(line(TestViewers.GUANGZHOU, "/outlook/about-to-lose" + SME, key)).isEmpty();
        assertThat(line(TestViewers.GUANGZHOU, "/outlook/about-to-lose" + SME + "&months=24", key))
                .as("it ends within two years")
                .contains("2027-12-31")
                .contains("All conditions met");

        scene.current(key, true);
        scene.judge(key);

        assertThat(line(TestViewers.GUANGZHOU, "/outlook/about-to-lose" + SME, key))
                .contains("2027-12-31")
                .contains("Not met")
                .contains("on no list of abnormal operation");
        assertThat(read(TestViewers.enterprise(key), "/enterprises/" + key + "/outlook?lang=en"))
                .contains("Titles at risk")
                .contains("valid until 2027-12-31")
                .contains("on no list of abnormal operation");
    }

    @Test
    void whoMissesOneConditionIsOneStepAwayWithTheConditionAndByHowMuch() throws Exception {
        String key = scene.technologySme("440114");
        scene.figures(key, 15, 1_900_000);
        scene.judge(key);

        String line = line(TestViewers.GUANGZHOU, "/outlook/one-step-away" + SME, key);

        assertThat(line)
                .contains("At least 60 points")
                .containsPattern("needs at least 60")
                .contains("short by");
        assertThat(read(TestViewers.enterprise(key), "/enterprises/" + key + "/outlook?lang=en"))
                .contains("One step away")
                .contains("At least 60 points");
    }

    @Test
    void aRewardThatFollowsFromTheFileIsProposedByAnOfficerOnce() throws Exception {
        String key = register.enterprise("620102");
        scene.title(key, "cn/hnte", "2026-10-12", "2029-10-12");
        scene.judge(key);
        String list = "/outlook/payments?lang=en&format=csv";

        assertThat(line(GANSU, list, key)).contains("200000");
        assertThat(line(TestViewers.GUANGZHOU, list, key)).isEmpty();
        String page = read(GANSU, "/enterprises/" + key + "/outlook?lang=en");
        assertThat(page).contains("Paid without an application").contains("Propose the payment");
        assertThat(read(TestViewers.enterprise(key), "/enterprises/" + key + "/outlook?lang=en"))
                .contains("200,000")
                .doesNotContain("Propose the payment");
        assertThat(propose(TestViewers.LANZHOU, key).getStatus())
                .as("the province pays, not the city")
                .isEqualTo(403);

        assertThat(propose(GANSU, key).getStatus()).isEqualTo(302);
        assertThat(propose(GANSU, key).getStatus()).isEqualTo(302);

        assertThat(
                        TestDatabase.asOwner()
                                .sql(
                                        "select state || ' ' || amount from ledger.reward where enterprise_key = :key")
                                .param("key", key)
                                .query(String.class)
                                .list())
                .containsExactly("CANDIDATE 200000.00");
        assertThat(line(GANSU, list, key)).isEmpty();
        assertThat(read(GANSU, "/enterprises/" + key + "/outlook?lang=en"))
                .doesNotContain("Propose the payment");
    }

    private MockHttpServletResponse propose(Viewer person, String key) throws Exception {
        return web.perform(
                        post("/enterprises/" + key + "/outlook/proposals")
                                .param("programme", OutlookScene.GANSU)
                                .with(csrf())
                                .with(authentication(TestViewers.authentication(person))))
                .andReturn()
                .getResponse();
    }

    @Test
    void readingAListIsNoLookOpeningAnEnterpriseIs() throws Exception {
        String key = scene.technologySme("440114");
        scene.judge(key);

        read(TestViewers.GUANGZHOU, "/outlook/newly-eligible?programme=cn/tech-sme");
        read(TestViewers.GUANGZHOU, "/outlook");
        assertThat(looks(key)).isEmpty();

        read(TestViewers.GUANGZHOU, "/enterprises/" + key + "/outlook");
        assertThat(looks(key)).isNotEmpty();
    }

    private static List<String> looks(String key) {
        return TestDatabase.asOwner()
                .sql("select actor from audit.look where enterprise = :key")
                .param("key", key)
                .query((row, _) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    @Test
    void anEnterpriseReadsItsOwnPageAndNoList() throws Exception {
        String key = scene.technologySme("440114");
        String other = scene.technologySme("440114");
        scene.judge(key);

        assertThat(read(TestViewers.enterprise(key), "/enterprises/" + key + "/outlook?lang=en"))
                .contains("What you could have now")
                .contains("/programmes/cn/tech-sme");
        assertThat(
                        open(TestViewers.enterprise(key), "/enterprises/" + other + "/outlook")
                                .getStatus())
                .isEqualTo(403);
        assertThat(open(TestViewers.enterprise(key), "/outlook/newly-eligible").getStatus())
                .isEqualTo(403);
    }

    @Test
    void nonsenseInTheAddressIsAnsweredWithTheUsualListOrNotFound() throws Exception {
        assertThat(open(TestViewers.GUANGZHOU, "/outlook/no-such-list").getStatus()).isEqualTo(404);
        assertThat(
                        open(
                                        TestViewers.GUANGZHOU,
                                        "/outlook/about-to-lose?months=-9&sort=;drop&page=999&region=zz&kind=x")
                                .getStatus())
                .isEqualTo(200);
    }
}
