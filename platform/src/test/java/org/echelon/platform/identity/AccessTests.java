package org.echelon.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestRegister;
import org.echelon.platform.enterprise.Enterprises;
import org.echelon.platform.enterprise.Facts;
import org.echelon.platform.intake.Intake;
import org.echelon.platform.overview.EnterpriseSearch;
import org.echelon.platform.overview.RegionOverview;
import org.echelon.platform.overview.SearchQuery;
import org.echelon.platform.title.Titles;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;

@PlatformTest
class AccessTests {

    private static final LocalDate TODAY = TestClock.TODAY;

    @Autowired private TestRegister register;
    @Autowired private Enterprises enterprises;
    @Autowired private Facts facts;
    @Autowired private Titles titles;
    @Autowired private EnterpriseSearch search;
    @Autowired private RegionOverview overview;

    private static SearchQuery everything() {
        return new SearchQuery("", "", "", SearchQuery.Sort.NAME, false, 1, 10_000, TODAY);
    }

    @Test
    void anOfficerReadsTheOwnRegionAndBelowAndNothingElse() {
        String huadu = register.enterprise("440114");
        String chengguan = register.enterprise("620102");

        assertThat(TestViewers.as(TestViewers.GUANGZHOU, () -> enterprises.find(huadu)))
                .isPresent();
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() ->
                        TestViewers.as(TestViewers.GUANGZHOU, () -> enterprises.find(chengguan)));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() ->
                        TestViewers.as(
                                TestViewers.GUANGZHOU, () -> facts.known(chengguan, TODAY, TODAY)));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() ->
                        TestViewers.as(
                                TestViewers.GUANGZHOU,
                                () -> titles.titles(chengguan, TODAY, TODAY)));
    }

    @Test
    void anEnterpriseReadsItselfAlone() {
        String own = register.enterprise("440114");
        String other = register.enterprise("440114");
        Viewer person = TestViewers.enterprise(own);

        assertThat(TestViewers.as(person, () -> enterprises.find(own))).isPresent();
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> TestViewers.as(person, () -> enterprises.find(other)));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> TestViewers.as(person, () -> search.search(everything())));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() ->
                        TestViewers.as(
                                person, () -> register.offer("uscc,name\n", Intake.Mode.CHECK)));
    }

    @Test
    void thePublicReadsNoEnterprise() {
        String code = register.enterprise("440114");

        assertThatThrownBy(() -> enterprises.find(code))
                .isInstanceOfAny(
                        AccessDeniedException.class,
                        AuthenticationCredentialsNotFoundException.class);
    }

    @Test
    void aSearchShowsTheOwnRegionAloneWhateverIsAskedFor() {
        register.enterprise("440114");
        register.enterprise("620102");

        var rows = TestViewers.as(TestViewers.LANZHOU, () -> search.search(everything()).rows());

        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.region()).startsWith("6201"));
    }

    @Test
    void theOverviewOfAnotherRegionIsRefused() {
        assertThat(TestViewers.as(TestViewers.LANZHOU, () -> overview.of("620102", TODAY)))
                .isPresent();
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(
                        () -> TestViewers.as(TestViewers.LANZHOU, () -> overview.of("62", TODAY)));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() ->
                        TestViewers.as(TestViewers.LANZHOU, () -> overview.of("4401", TODAY)));
    }

    @Test
    void aLeaderReadsAndDoesNotImport() {
        String code = register.enterprise("620102");

        assertThat(TestViewers.as(TestViewers.LEADER, () -> enterprises.find(code))).isPresent();
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() ->
                        TestViewers.as(
                                TestViewers.LEADER,
                                () -> register.offer("uscc,name\n", Intake.Mode.CHECK)));
    }
}
