package org.echelon.policy.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.echelon.policy.message.Words;
import org.junit.jupiter.api.Test;

class SourceTests {

    private static final String MEASURES = "国科发火〔2016〕32号";

    @Test
    void citesAnItemOfAnArticleAsEachLanguageWritesIt() {
        assertThat(new Source(MEASURES, "11(5)").words())
                .isEqualTo(new Words(MEASURES + "第十一条第（五）项", MEASURES + " art. 11(5)"));
    }

    @Test
    void citesAWholeArticle() {
        assertThat(new Source(MEASURES, "20").words().zh()).isEqualTo(MEASURES + "第二十条");
        assertThat(new Source(MEASURES, "7").words().zh()).isEqualTo(MEASURES + "第七条");
        assertThat(new Source(MEASURES, "93").words().zh()).isEqualTo(MEASURES + "第九十三条");
        assertThat(new Source("民法典", "851").words().zh()).isEqualTo("民法典第八百五十一条");
        assertThat(new Source("民法典", "105").words().zh()).isEqualTo("民法典第一百零五条");
        assertThat(new Source("民法典", "110").words().zh()).isEqualTo("民法典第一百一十条");
        assertThat(new Source("民法典", "1006").words().zh()).isEqualTo("民法典第一千零六条");
        assertThat(new Source("民法典", "10").words().zh()).isEqualTo("民法典第十条");
    }

    @Test
    void citesSeveralArticlesInARow() {
        assertThat(new Source("300号", "articles 6 to 10").words())
                .isEqualTo(new Words("300号第六条至第十条", "300号 arts. 6 to 10"));
        assertThat(new Source("300号", "6 to 10").words().zh()).isEqualTo("300号第六条至第十条");
    }

    @Test
    void citesAPartOfAGuide() {
        assertThat(new Source("195号", "III(7)4").words())
                .isEqualTo(new Words("195号第三部分（七）4", "195号 part III(7)4"));
    }

    @Test
    void citesTheDocumentAloneWhereNoArticleIsKnown() {
        assertThat(new Source("67号", null).words()).isEqualTo(new Words("67号", "67号"));
    }

    @Test
    void citesAnArticleOfAnotherShapeAsItStands() {
        assertThat(new Source("67号", "annex 2").words())
                .isEqualTo(new Words("67号 annex 2", "67号 annex 2"));
    }
}
