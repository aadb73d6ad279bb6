package org.echelon.platform.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestRegister;
import org.echelon.platform.identity.TestViewers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformTest
class OverviewTests {

    private static final LocalDate TODAY = TestClock.TODAY;

    @Autowired private TestRegister register;
    @Autowired private EnterpriseSearch search;
    @Autowired private RegionOverview overview;
    @Autowired private EnterpriseProfiles profiles;

    private SearchResult find(
            String text, String region, String rung, SearchQuery.Sort sort, int page, int size) {
        return TestRegister.as(
                TestViewers.PLATFORM,
                () ->
                        search.search(
                                new SearchQuery(
                                        text, region, rung, sort, false, page, size, TODAY)));
    }

    private RegionSummary summary(String region) {
        return TestRegister.as(TestViewers.PLATFORM, () -> overview.of(region, TODAY))
                .orElseThrow();
    }

    private void title(String key, String title) {
        register.take(
                "uscc,title,number,from,until\n%s,%s,N-%s,2025-05-01,2027-01-01\n"
                        .formatted(key, title, key));
    }

    @Test
    void anEnterpriseIsFoundByPartOfItsNameOrCode() {
        String key = register.enterprise("440105");

        assertThat(
                        find(
                                        key.substring(6, 16).toLowerCase(java.util.Locale.ROOT),
                                        "",
                                        "",
                                        SearchQuery.Sort.NAME,
                                        1,
                                        10)
                                .rows())
                .extracting(SearchResult.Row::key)
                .containsExactly(key);
        assertThat(
                        find("样例测试" + key.substring(10), "4401", "", SearchQuery.Sort.NAME, 1, 10)
                                .total())
                .isEqualTo(1);
        assertThat(find(key, "62", "", SearchQuery.Sort.NAME, 1, 10).rows()).isEmpty();
    }

    @Test
    void textIsNeverReadAsAPattern() {
        assertThat(find("%", "", "", SearchQuery.Sort.NAME, 1, 10).rows()).isEmpty();
        assertThat(find("' or 1=1 --", "", "", SearchQuery.Sort.NAME, 1, 10).rows()).isEmpty();
    }

    @Test
    void theHighestRungCountsAndPagesTellTheWhole() {
        String low = register.enterprise("620123");
        String high = register.enterprise("620123");
        register.enterprise("620123");
        title(low, "cn/tech-sme");
        title(high, "cn/tech-sme");
        title(high, "cn/hnte");

        SearchResult firstPage = find("", "620123", "", SearchQuery.Sort.RUNG, 1, 2);
        assertThat(firstPage.total()).isEqualTo(3);
        assertThat(firstPage.pages()).isEqualTo(2);
        assertThat(firstPage.rows()).extracting(SearchResult.Row::key).containsExactly(low, high);
        assertThat(find("", "620123", "", SearchQuery.Sort.RUNG, 9, 2))
                .satisfies(last -> {
                    assertThat(last.page()).isEqualTo(2);
                    assertThat(last.total()).isEqualTo(3);
                    assertThat(last.rows()).hasSize(1);
                });
        assertThat(find("", "620123", "hnte", SearchQuery.Sort.NAME, 1, 10).rows())
                .extracting(SearchResult.Row::key)
                .containsExactly(high);
        assertThat(find("", "620123", "none", SearchQuery.Sort.NAME, 1, 10).total()).isEqualTo(1);

        RegionSummary summary = summary("620123");
        assertThat(summary.total()).isEqualTo(3);
        assertThat(summary.withoutRung()).isEqualTo(1);
        assertThat(summary.rungs())
                .filteredOn(count -> count.rung().id().equals("tech-sme"))
                .singleElement()
                .satisfies(count -> {
                    assertThat(count.highest()).isEqualTo(1);
                    assertThat(count.holders()).isEqualTo(2);
                });
    }

    @Test
    void aCityIsShownByItsDistrictsAndTheSumsAgree() {
        register.enterprise("440103");
        register.enterprise("440104");

        RegionSummary summary = summary("4401");

        assertThat(summary.parts())
                .extracting(part -> part.division().code())
                .contains("440103", "440104")
                .allSatisfy(code -> assertThat(code).startsWith("4401"));
        assertThat(summary.parts().stream().mapToInt(RegionSummary.Part::total).sum())
                .isEqualTo(summary.total());
        assertThat(
                        summary.rungs().stream().mapToInt(RegionSummary.RungCount::highest).sum()
                                + summary.withoutRung())
                .isEqualTo(summary.total());
    }

    @Test
    void aRegionThatDoesNotExistHasNoOverview() {
        assertThat(TestRegister.as(TestViewers.PLATFORM, () -> overview.of("999999", TODAY)))
                .isEmpty();
    }

    @Test
    void aProfileTellsWhereWhatAndFromWhichSource() {
        String key = register.enterprise("441303");
        register.take("uscc,year,revenue,source\n%s,2024,100,年度报告\n".formatted(key));

        EnterpriseProfile profile =
                TestRegister.as(TestViewers.PLATFORM, () -> profiles.find(key, TODAY, TODAY))
                        .orElseThrow();

        assertThat(profile.chain())
                .extracting(division -> division.name().en())
                .containsExactly("Guangdong", "Huizhou", "Huiyang");
        assertThat(profile.zones()).isNotEmpty();
        assertThat(profile.industry()).get().extracting(one -> one.unchecked()).isEqualTo(true);
        assertThat(profile.facts())
                .singleElement()
                .satisfies(fact -> assertThat(fact.used().source()).isEqualTo("年度报告"));
    }
}
