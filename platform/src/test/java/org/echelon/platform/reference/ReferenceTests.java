package org.echelon.platform.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.echelon.platform.TestDatabase;
import org.echelon.policy.programme.Ladder;
import org.echelon.policy.programme.Rung;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTests {

    private static final Path FOLDER = TestDatabase.root().resolve("reference");
    private static final Divisions DIVISIONS = Divisions.read(FOLDER);
    private static final Industries INDUSTRIES = Industries.read(FOLDER);
    private static final Ladder LADDER = ReferenceData.ladder(FOLDER);

    @Test
    void aDivisionStandsBelowItsCityAndProvince() {
        assertThat(DIVISIONS.chain("440114"))
                .extracting(division -> division.name().en())
                .containsExactly("Guangdong", "Guangzhou", "Huadu");
        assertThat(DIVISIONS.children("4401")).hasSize(11);
        assertThat(DIVISIONS.children("")).hasSize(31);
    }

    @ParameterizedTest
    @CsvSource({"440183, 440118", "440116, 440112", "440000, 44", "440100, 4401", "441900, 441900"})
    void historicalCodesAndTrailingZerosLeadToTheDivisionOfToday(String written, String today) {
        assertThat(DIVISIONS.normal(written)).isEqualTo(today);
        assertThat(DIVISIONS.find(written)).isPresent();
    }

    @Test
    void anUnknownDivisionIsNotFound() {
        assertThat(DIVISIONS.find("999999")).isEmpty();
        assertThat(DIVISIONS.find("")).isEmpty();
    }

    @Test
    void everyZoneLiesInDistrictsThatExist() {
        for (Zone zone : Zones.read(FOLDER).all()) {
            assertThat(zone.hosts())
                    .isNotEmpty()
                    .allSatisfy(host -> assertThat(DIVISIONS.find(host)).isPresent());
        }
        assertThat(Zones.read(FOLDER).within("441303")).extracting(Zone::id).contains("daya-bay");
    }

    @Test
    void thereAre97IndustryDivisionsAndDeeperCodesAreMarkedUnchecked() {
        assertThat(INDUSTRIES.size()).isEqualTo(97);
        assertThat(INDUSTRIES.find("39")).get().extracting(Industry::unchecked).isEqualTo(false);
        assertThat(INDUSTRIES.find("3911")).get().extracting(Industry::unchecked).isEqualTo(true);
        assertThat(INDUSTRIES.find("C3911")).get().extracting(Industry::section).isEqualTo("C");
    }

    @ParameterizedTest
    @CsvSource({"98", "00", "A3911", "3", "39111", "abc"})
    void anIndustryThatDoesNotExistIsNotFound(String code) {
        assertThat(INDUSTRIES.find(code)).isEmpty();
    }

    @Test
    void theLadderIsAPartialOrder() {
        List<Rung> rungs = LADDER.rungs();

        for (Rung rung : rungs) {
            assertThat(LADDER.isAbove(rung.id(), rung.id())).as(rung.id()).isFalse();
            for (String below : rung.above()) {
                assertThat(LADDER.find(below)).as(below).isPresent();
                assertThat(LADDER.find(below).orElseThrow().rank()).isLessThan(rung.rank());
            }
        }
        assertThat(LADDER.isAbove("hnte", "incubated")).isTrue();
        assertThat(LADDER.isAbove("hnte", "srdi")).isFalse();
        assertThat(LADDER.isAbove("srdi", "hnte")).isFalse();
    }

    @Test
    void theProvincialRungExistsInGansuAlone() {
        assertThat(LADDER.rungs("620102")).extracting(Rung::id).contains("provincial-innovative");
        assertThat(LADDER.rungs("440114"))
                .extracting(Rung::id)
                .doesNotContain("provincial-innovative");
    }

    @Test
    void aTechnicalFieldIsKnownByTheFirstNumberOfItsCode() {
        TechnicalFields fields = TechnicalFields.read(FOLDER);

        assertThat(fields.byNumber()).hasSize(8);
        assertThat(fields.find("1.4.1")).get().extracting(name -> name.zh()).isEqualTo("电子信息");
        assertThat(fields.find("9.1")).isEmpty();
    }
}
