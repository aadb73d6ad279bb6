package org.echelon.policy.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class YamlTextTests {

    private static final YamlText FILE =
            new YamlText(
                    """
                    # figures
                    least sales: { name: { zh: 最低𠮷, en: Least }, value: 1000000, unit: yuan } # article 3
                    tiers:
                      value: [1, 2]   # open
                      source:
                        document: 某科〔2027〕1号
                    empty: {}
                    """);

    @Test
    void aValueIsReadAsWrittenAndAsMeant() {
        YamlText text = new YamlText("a: 'it''s'   # so\nb: [ 1, 2 ]\n");

        assertThat(text.written("a")).contains("'it''s'");
        assertThat(text.value("a")).contains("it's");
        assertThat(text.written("b")).contains("[ 1, 2 ]");
        assertThat(text.value("b")).isEmpty();
        assertThat(text.keys()).containsExactly("a", "b");
    }

    @Test
    void aChangedValueLeavesEverythingElseAsItIs() {
        assertThat(FILE.with("2000000", "least sales", "value").text())
                .isEqualTo(FILE.text().replace("1000000", "2000000"));
        assertThat(FILE.with("[3]", "tiers", "value").text())
                .isEqualTo(FILE.text().replace("[1, 2]", "[3]"));
        assertThat(FILE.with("\"x\"", "tiers", "source", "document").text())
                .isEqualTo(FILE.text().replace("某科〔2027〕1号", "\"x\""));
    }

    @Test
    void aMissingValueIsAddedBesideItsNeighbours() {
        assertThat(FILE.with("law", "least sales", "status").text())
                .contains("unit: yuan, status: law } # article 3");
        assertThat(FILE.with("'3'", "tiers", "source", "article").text())
                .contains("    document: 某科〔2027〕1号\n    article: '3'\n");
        assertThat(FILE.with("1", "empty", "a").text()).endsWith("empty: { a: 1 }\n");
        assertThat(FILE.with("{ value: 1 }", "cap").text())
                .endsWith("empty: {}\ncap: { value: 1 }\n");
        assertThat(FILE.with("x", "tiers", "name", "zh").value("tiers", "name", "zh"))
                .contains("x");
        assertThat(new YamlText("").with("1", "a", "b").text()).isEqualTo("a: { b: 1 }\n");
        assertThat(new YamlText("a: 1").with("2", "b").text()).isEqualTo("a: 1\nb: 2\n");
    }

    @Test
    void anEntryThatWasAddedGoesAndLeavesTheTextAsItWas() {
        assertThat(FILE.with("1", "cap").without("cap")).isEqualTo(FILE);
        assertThat(FILE.with("law", "least sales", "status").without("least sales", "status"))
                .isEqualTo(FILE);
        assertThat(
                        FILE.with("'3'", "tiers", "source", "article")
                                .without("tiers", "source", "article"))
                .isEqualTo(FILE);
        assertThat(FILE.with("1", "empty", "a").without("empty", "a").text())
                .endsWith("empty: {  }\n");
        assertThat(FILE.without("least sales").text())
                .startsWith("# figures\ntiers:")
                .doesNotContain("article 3");
        assertThat(FILE.without("tiers").text()).endsWith("# article 3\nempty: {}\n");
        assertThat(FILE.without("least sales", "name").text())
                .contains("{ value: 1000000, unit: yuan }");
        assertThat(FILE.without("no such", "entry")).isEqualTo(FILE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FILE.without("tiers", "source", "document"));
    }

    @Test
    void anItemIsAddedAtTheEndOfItsList() {
        YamlText text =
                new YamlText(
                        """
                        sources:
                          - document: a
                            name: { zh: 甲, en: A }   # the first
                          - { document: b }  # the second

                        # what follows
                        next: [1]
                        """);

        assertThat(text.withItem("{ document: c }", "sources").text())
                .isEqualTo(
                        text.text()
                                .replace("# the second\n", "# the second\n  - { document: c }\n"));
        assertThat(text.withItem("2", "next").text()).endsWith("next: [1, 2]\n");
        assertThat(text.withItem("2", "last").text()).endsWith("last: [ 2 ]\n");
        assertThat(new YamlText("a: []\n").withItem("1", "a").text()).isEqualTo("a: [ 1 ]\n");
        assertThat(new YamlText("a:\n- b:\n    c: 1\nd: 2\n").withItem("5", "a").text())
                .isEqualTo("a:\n- b:\n    c: 1\n- 5\nd: 2\n");
        assertThatIllegalArgumentException().isThrownBy(() -> text.withItem("1", "next", "a"));
    }

    @Test
    void aTextOverSeveralLinesIsLeftToTheAuthor() {
        YamlText text = new YamlText("a: |\n  one\n  two\n");

        assertThat(text.written("a")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> text.with("1", "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> text.with("1", "a", "b"));
    }
}
