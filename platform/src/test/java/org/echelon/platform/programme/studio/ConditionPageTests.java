package org.echelon.platform.programme.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.identity.Viewer;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.programme.ConditionDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/// P18: conditions written in the fields of a form, without the text of a file.
@PlatformTest
class ConditionPageTests {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final LocalDate DAY = LocalDate.of(2027, 1, 1);
    private static final String DOCUMENT = "试〔2027〕1号";
    private static final Viewer DESIGNER =
            new Viewer("studio-forms", "设计", "Designer", Role.POLICY_DESIGNER, "4401", null);

    @Autowired private MockMvc web;
    @Autowired private StudioDrafts drafts;
    @Autowired private Workbench bench;

    private ProgrammeDraft draft;

    @BeforeEach
    void beginAProgramme() {
        String id = "cn/test/forms-" + COUNT.incrementAndGet();
        SortedMap<String, byte[]> files =
                Skeleton.files(
                        new NewProgramme(
                                id,
                                "试验",
                                "Trial",
                                "reward",
                                "440114",
                                "局",
                                "Bureau",
                                DOCUMENT,
                                "试行办法",
                                "1",
                                "proposed",
                                DAY.toString()));
        Result result = TestViewers.as(DESIGNER, () -> drafts.open(id, DAY, "440114", null, files));
        draft = ((Result.Done) result).draft();
    }

    private SortedMap<String, byte[]> files() {
        return TestViewers.as(DESIGNER, () -> drafts.files(draft.id()));
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        files().forEach((path, content) ->
                texts.put(path, new String(content, StandardCharsets.UTF_8)));
        return texts;
    }

    private String file(String name) {
        return new String(
                Optional.ofNullable(files().get(draft.unit() + "/" + name))
                        .orElseGet(() -> files().get(draft.programme() + "/" + name)),
                StandardCharsets.UTF_8);
    }

    private Workbench.Look look() {
        return TestViewers.as(DESIGNER, () -> bench.look(draft, files()));
    }

    private MockHttpServletResponse sent(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(
                        request.with(authentication(TestViewers.authentication(DESIGNER)))
                                .with(csrf()))
                .andReturn()
                .getResponse();
    }

    private static Map<String, String> form(String... fields) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("zh", "一个条件");
        form.put("en", "A condition of ours");
        form.put("source", DOCUMENT);
        form.put("article", "1");
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return form;
    }

    private MockHttpServletResponse save(Map<String, String> form) throws Exception {
        int revision =
                TestViewers.as(DESIGNER, () -> drafts.find(draft.id()).orElseThrow().revision());
        MockHttpServletRequestBuilder request =
                post("/studio/drafts/" + draft.id() + "/condition?lang=en")
                        .param("seen", Integer.toString(revision));
        form.forEach(request::param);
        return sent(request);
    }

    private void saved(Map<String, String> form) throws Exception {
        MockHttpServletResponse answer = save(form);
        assertThat(answer.getStatus()).as(() -> text(answer)).isEqualTo(302);
    }

    private static String text(MockHttpServletResponse answer) {
        try {
            return answer.getContentAsString(StandardCharsets.UTF_8)
                    .replaceAll("<[^>]*>", " ")
                    .replaceAll("[\\s\\u00a0\\u202f]+", " ");
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String page(String path, String language) throws Exception {
        String address = "/studio/drafts/" + draft.id() + path;
        MockHttpServletResponse answer =
                sent(get(address + (path.contains("?") ? "&" : "?") + "lang=" + language));
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private String rule(String condition) {
        return ConditionList.of(draft, files(), look()).stream()
                .filter(one -> one.id().equals(condition))
                .findFirst()
                .orElseThrow()
                .feel();
    }

    private ConditionDefinition said(String condition) {
        return Optional.ofNullable(look().programme().definition().conditions().get(condition))
                .orElseThrow();
    }

    @Test
    void aRatioWithANewFigureIsWrittenIntoTheThreeFiles() throws Exception {
        saved(
                form(
                        "kind", "ratio",
                        "zh", "上年研发费用占销售收入不低于3%",
                        "en", "R&D at least 3 % of the sales",
                        "over", "rd_expense",
                        "under", "revenue",
                        "operator", "AT_LEAST",
                        "value", "3 %"));

        assertThat(rule("rd_3_sales"))
                .isEqualTo(
                        "last.rd_expense / last.revenue >= parameters.least rd expense to revenue");
        assertThat(said("rd_3_sales").unit()).isEqualTo("percent");
        assertThat(file("parameters.yaml"))
                .contains("value: 0.03,")
                .contains("document: \"" + DOCUMENT + "\", article: \"1\"");
        Workbench.Look look = look();
        assertThat(look.found())
                .filteredOn(one -> one.severity() == Diagnostic.Severity.ERROR)
                .isEmpty();
        assertThat(look.version()).hasValueSatisfying(one -> assertThat(one.compiles()).isTrue());
        assertThat(page("", "en"))
                .contains("R&amp;D expense (HNTE basis) (last year) ÷ Sales income (last year)")
                .contains("at least 3.00");
        assertThat(page("", "zh")).contains("不低于3.00%（least rd expense to revenue）");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind=number,fact=staff,operator=AT_MOST,against=plain,plain=1000 | last.staff <= 1000",
                "kind=number,fact=staff,when=BEFORE_LAST,operator=MORE,against=plain,plain=5 | years[-2].staff > 5",
                "kind=number,fact=revenue,when=THREE_YEARS,operator=AT_LEAST,value=1.5 亿 | sum(years.revenue) >= parameters.least revenue",
                "kind=number,fact=revenue,operator=EQUAL,against=figure,figure=least sales | last.revenue = parameters.least sales",
                "kind=number,fact=niche_share,operator=AT_LEAST,against=plain,plain=10 % | current.niche_share / 100 >= 0.1",
                "kind=number,fact=org_unit,operator=LESS,against=plain,plain=6 | panel.org_unit < 6",
                "kind=ratio,over=revenue,under=revenue,underWhen=BEFORE_LAST,operator=AT_LEAST,against=plain,plain=120% | last.revenue / years[-2].revenue >= 1.2",
                "kind=title,title=cn/hnte,held=not | not(some t in holds satisfies t.title = \"cn/hnte\" and t.from <= as of and (t.until = null or as of < t.until))",
                "kind=truth,truth=listed,truthIs=false | current.listed = false",
                "kind=code,code=rd_institution_level,codes=国家级 | current.rd_institution_level = \"national\"",
                "kind=code,code=rd_institution_level,codes=City、national | list contains([\"city\", \"national\"], current.rd_institution_level)"
            })
    void everyKindOfRuleIsWrittenReadBackAndSavedUnchanged(String fields, String feel)
            throws Exception {
        saved(form(fields.split("[,=](?! )")));

        assertThat(rule("condition_ours")).isEqualTo(feel);
        assertThat(look().found())
                .filteredOn(one -> one.severity() == Diagnostic.Severity.ERROR)
                .isEmpty();
        String shown = page("/condition?of=condition_ours", "en");
        assertThat(shown).contains("value=\"condition_ours\"").contains("Remove this condition");
        SortedMap<String, byte[]> before = files();
        Map<String, String> texts = texts();
        saved(
                ConditionForm.of(
                                "condition_ours",
                                said("condition_ours").text(),
                                said("condition_ours").unit(),
                                ConditionList.of(draft, before, look())
                                        .getLast()
                                        .rule()
                                        .orElseThrow(),
                                new org.echelon.policy.result.Source(DOCUMENT, "1"))
                        .fields());
        assertThat(texts()).isEqualTo(texts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh= | zh | write the condition in Chinese",
                "en= | en | write the condition in English",
                "id=Not an id | id | small letters, digits and underscores",
                "id=reward_amount | id | take another one, such as reward_amount_2",
                "id=years | id | take another one",
                "kind=other | kind | choose what is compared",
                "fact= | fact | choose a fact from the list",
                "fact=listed | fact | choose a fact from the list",
                "operator=? | operator | choose how",
                "value= | value | write the number",
                "value=many | value | is no number",
                "value=4 % | value | no ratio is compared",
                "against=figure | figure | choose a figure",
                "unit=yuan | unit | cannot be shown in yuan",
                "kind=ratio,over=rd_expense,under=revenue,value=4 | value | 4 means 400 %",
                "kind=ratio,over=revenue,under=revenue | under | both are the same",
                "kind=title | title | choose a title",
                "kind=truth,truth=revenue | truth | choose a fact",
                "kind=code,code=rd_institution_level,codes= | codes | write the values",
                "kind=code,code=rd_institution_level,codes=lunar | codes | there is no 'lunar'; there are none, city",
                "source=somewhere | source | choose the document",
                "article= | article | write the article",
                "source=+,document= | document | write the number",
                "source=+,document=试〔2027〕1号 | document | choose it above",
                "source=+,document=另1号,documentZh=办法,day=soon | day | write the day as"
            })
    void whatIsWrongIsSaidAtItsFieldAndNothingIsLost(String fields, String field, String words)
            throws Exception {
        Map<String, String> form =
                form("kind", "number", "fact", "staff", "operator", "AT_LEAST", "value", "10");
        for (String one : fields.split(",")) {
            form.put(one.replaceFirst("=.*", ""), one.replaceFirst("^[^=]*=", ""));
        }
        MockHttpServletResponse answer = save(form);
        String html = answer.getContentAsString(StandardCharsets.UTF_8);

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(html).contains("href=\"#" + field + "\"").contains("id=\"" + field + "\"");
        assertThat(html).contains("id=\"" + field + "-error\"");
        assertThat(text(answer)).contains(words.replace("'", "&#39;"));
        assertThat(html).contains("value=\"" + form.get("zh") + "\"");
        assertThat(TestViewers.as(DESIGNER, () -> drafts.find(draft.id()).orElseThrow().revision()))
                .isEqualTo(draft.revision());
    }

    @Test
    void anotherDocumentComesAmongTheSources() throws Exception {
        saved(
                form(
                        "kind", "truth",
                        "truth", "listed",
                        "truthIs", "false",
                        "source", "+",
                        "document", "某科〔2027〕7号",
                        "documentZh", "某办法",
                        "status", "local",
                        "day", "2026-05-01",
                        "article", "7(2)"));

        assertThat(look().programme().definition().sources())
                .hasSize(2)
                .last()
                .satisfies(source -> {
                    assertThat(source.document()).isEqualTo("某科〔2027〕7号");
                    assertThat(source.status()).isEqualTo("local");
                    assertThat(source.inForce()).isEqualTo(LocalDate.of(2026, 5, 1));
                });
        assertThat(page("", "en")).contains("某科〔2027〕7号").contains("7(2)");
    }

    @Test
    void aChangedConditionKeepsItsPlaceAndARemovedOneLeavesTheFilesAsTheyWere() throws Exception {
        Map<String, String> before = texts();
        saved(form("kind", "number", "fact", "staff", "operator", "AT_LEAST", "value", "10"));
        saved(
                form(
                        "of", "condition_ours",
                        "en", "Other words",
                        "kind", "number",
                        "fact", "rd_staff",
                        "operator", "MORE",
                        "against", "figure",
                        "figure", "least staff"));

        assertThat(rule("condition_ours")).isEqualTo("last.rd_staff > parameters.least staff");
        assertThat(said("condition_ours").text().en()).isEqualTo("Other words");

        int revision =
                TestViewers.as(DESIGNER, () -> drafts.find(draft.id()).orElseThrow().revision());
        MockHttpServletResponse stale = remove("condition_ours", revision - 1);
        assertThat(stale.getStatus()).isEqualTo(200);
        assertThat(text(stale)).contains("saved by somebody else");
        assertThat(remove("condition_ours", revision).getStatus()).isEqualTo(302);

        assertThat(texts()).isEqualTo(before);
    }

    private MockHttpServletResponse remove(String condition, int revision) throws Exception {
        return sent(
                post("/studio/drafts/" + draft.id() + "/condition/remove?lang=en")
                        .param("seen", Integer.toString(revision))
                        .param("of", condition));
    }

    @Test
    void theLastConditionStays() throws Exception {
        MockHttpServletResponse answer = remove("enough_sales", draft.revision());

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(text(answer)).contains("at least one condition; change this one instead");
    }

    @Test
    void somebodyElseSavedMeanwhileAndWhatIsTypedIsKept() throws Exception {
        MockHttpServletRequestBuilder request =
                post("/studio/drafts/" + draft.id() + "/condition?lang=en").param("seen", "0");
        form("kind", "title", "title", "cn/hnte", "zh", "持有证书").forEach(request::param);

        MockHttpServletResponse answer = sent(request);

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(text(answer)).contains("saved by somebody else");
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("value=\"持有证书\"");
    }

    @Test
    void aRuleOfAnotherFormIsShownAndLeftToTheModel() throws Exception {
        String path = draft.unit() + "/decision.dmn";
        byte[] other =
                file("decision.dmn")
                        .replace(
                                "last.revenue &gt;= parameters.least sales",
                                "last.revenue &gt;= 1.5 * parameters.least sales")
                        .getBytes(StandardCharsets.UTF_8);
        TestViewers.as(
                DESIGNER,
                () -> drafts.save(draft.id(), draft.revision(), Map.of(path, Optional.of(other))));

        assertThat(page("", "en"))
                .contains("last.revenue &gt;= 1.5 * parameters.least sales")
                .contains("Edit in the model")
                .doesNotContain("condition?of=enough_sales");
        assertThat(
                        sent(get("/studio/drafts/" + draft.id() + "/condition?of=enough_sales"))
                                .getStatus())
                .isEqualTo(404);
    }

    @Test
    void anIdIsSuggestedFromTheEnglishWords() {
        assertThat(ConditionEntry.suggested("R&D at least 3 % of the sales"))
                .isEqualTo("rd_3_sales");
        assertThat(ConditionEntry.suggested("三年")).isEqualTo("condition");
        assertThat(ConditionEntry.suggested("3 years in force"))
                .isEqualTo("condition_3_years_force");
    }
}
