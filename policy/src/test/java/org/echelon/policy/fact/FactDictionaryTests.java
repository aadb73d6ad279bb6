package org.echelon.policy.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FactDictionaryTests {

    private static final String COMMON =
            """
            facts:
              area: { subject: [enterprise, carrier], period: current, type: number, name: { zh: 面积, en: Area }, meaning: { zh: 面积, en: Area }, registers: [declared] }
            """;
    private static final String OWN =
            """
            facts:
              used: { subject: carrier, period: current, type: number, part-of: area, name: { zh: 使用, en: Used }, meaning: { zh: 使用, en: Used }, registers: [declared] }
            """;

    private static FactDictionary.Reading read(String yaml, FactDictionary common) {
        return FactDictionary.read("x/facts.yaml", yaml.getBytes(StandardCharsets.UTF_8), common);
    }

    @Test
    void aProgrammesOwnFactMayBePartOfACommonOne() {
        FactDictionary nothing = FactDictionary.of(java.util.List.of());
        FactDictionary common = read(COMMON, nothing).dictionary();

        assertThat(read(OWN, common).diagnostics()).isEmpty();
        assertThat(read(OWN, nothing).diagnostics())
                .singleElement()
                .satisfies(found ->
                        assertThat(found.message()).contains("'part-of: area' names no fact"));
    }

    @Test
    void listsTheFactsOfAKindOfSubject() {
        FactDictionary common = read(COMMON, FactDictionary.of(java.util.List.of())).dictionary();
        FactDictionary all = common.with(read(OWN, common).dictionary());

        assertThat(all.of(Subject.Kind.ENTERPRISE))
                .extracting(FactDefinition::id)
                .containsExactly("area");
        assertThat(all.of(Subject.Kind.CARRIER))
                .extracting(FactDefinition::id)
                .containsExactly("area", "used");
        assertThat(all.of(Subject.Kind.PERSON)).isEmpty();
    }
}
