package org.echelon.platform.page;

import java.util.LinkedHashMap;
import java.util.Map;
import org.echelon.platform.journey.AuthoringJourneyTests;

/// Every page of the platform with an address to try it on. A page that is missing here fails
/// `PageTests`.
final class PageList {

    /// The real company that the pages are tried on.
    static final String COMPANY = "stock:300438";

    /// A budget line, opened by `PageTests`.
    static volatile long line;

    /// A case of it at the completeness check.
    static final String CASE = "TS-PAGES2";

    /// A case of it on public notice.
    static final String NOTICE = "TS-NTCES2";

    private PageList() {}

    /// Addresses by path pattern.
    static Map<String, String> all() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("/", "/");
        pages.put("/sign-in", "/sign-in?error");
        pages.put("/programmes", "/programmes?q=研发");
        pages.put("/programmes/{*id}", "/programmes/cn/hnte");
        pages.put("/compare/{*id}", "/compare/cn/tech-sme");
        pages.put("/about", "/about");
        pages.put("/about/glossary", "/about/glossary");
        pages.put("/about/accessibility", "/about/accessibility");
        pages.put("/about/components", "/about/components");
        pages.put("/enterprises", "/enterprises?q=鹏辉");
        pages.put("/enterprises/{key}", "/enterprises/" + COMPANY);
        pages.put(
                "/enterprises/{key}/programmes/{*programme}",
                "/enterprises/" + COMPANY + "/programmes/cn/hnte");
        pages.put(
                "/enterprises/{key}/gap/{*programme}", "/enterprises/" + COMPANY + "/gap/cn/hnte");
        pages.put("/enterprises/{key}/advice", "/enterprises/" + COMPANY + "/advice");
        pages.put("/enterprises/{key}/facts", "/enterprises/" + COMPANY + "/facts");
        pages.put(
                "/enterprises/{key}/facts/{fact}",
                "/enterprises/" + COMPANY + "/facts/revenue?year=2021");
        pages.put("/enterprises/{key}/outlook", "/enterprises/" + COMPANY + "/outlook");
        pages.put("/outlook", "/outlook");
        pages.put("/outlook/{list}", "/outlook/about-to-lose?months=36");
        pages.put("/enterprises/{key}/titles", "/enterprises/" + COMPANY + "/titles");
        pages.put(
                "/enterprises/{key}/titles/{number}.pdf",
                "/enterprises/" + COMPANY + "/titles/none.pdf");
        pages.put("/outcomes", "/outcomes");
        pages.put("/outcomes/batches/{code}.zip", "/outcomes/batches/EX-20261121-0.zip");
        pages.put("/titles", "/titles?state=valid");
        pages.put("/titles/record", "/titles/record");
        pages.put("/titles/revoke", "/titles/revoke");
        pages.put("/certificates", "/certificates?number=1");
        pages.put("/certificates/{code}", "/certificates/2222-2222-2222");
        pages.put("/certificates/{code}.pdf", "/certificates/2222-2222-2222.pdf");
        pages.put("/enterprises/{key}/money", "/enterprises/" + COMPANY + "/money");
        pages.put("/budgets", "/budgets");
        pages.put("/budgets/public", "/budgets/public");
        pages.put("/budgets/{id}", "/budgets/" + line);
        pages.put("/budgets/{id}/journal", "/budgets/" + line + "/journal");
        pages.put("/budgets/{id}/payments", "/budgets/" + line + "/payments");
        pages.put("/budgets/{budget}/rewards/{id}", "/budgets/" + line + "/rewards/0");
        // with drafts and filings of their own: casework.application.ApplicationPageTests
        String draft = "/drafts/00000000-0000-0000-0000-000000000000";
        pages.put("/apply/{*programme}", "/apply/cn/tech-sme");
        pages.put(
                "/enterprises/{key}/apply/{*programme}",
                "/enterprises/stock:000000/apply/cn/tech-sme");
        pages.put("/drafts/{id}", draft);
        pages.put("/drafts/{id}/verdict", draft + "/verdict");
        pages.put("/drafts/{id}/token", draft + "/token");
        pages.put("/drafts/{id}/history", draft + "/history");
        pages.put("/drafts/{id}/papers", draft + "/papers");
        pages.put(
                "/drafts/{id}/papers/{file}",
                draft + "/papers/00000000-0000-0000-0000-000000000000");
        pages.put("/drafts/{id}/submit", draft + "/submit");
        pages.put("/applications/{receipt}", "/applications/TS-222222");
        pages.put(
                "/applications/{receipt}/papers/{file}",
                "/applications/TS-222222/papers/00000000-0000-0000-0000-000000000000");
        pages.put("/regions", "/regions");
        pages.put("/regions/{code}", "/regions/4401");
        pages.put("/queue", "/queue?sort=due");
        pages.put("/cases/{receipt}", "/cases/" + CASE);
        pages.put("/cases/{receipt}/procedure.bpmn", "/cases/TS-222222/procedure.bpmn");
        pages.put("/enterprises/{key}/cases", "/enterprises/" + COMPANY + "/cases");
        pages.put("/notices", "/notices");
        pages.put("/notices/{receipt}", "/notices/" + NOTICE);
        pages.put("/import", "/import");
        pages.put("/simulations", "/simulations");
        pages.put("/simulations/look", "/simulations/look?of=cn/hnte/2016-01-01&v.pass mark=60");
        pages.put("/simulations/names/{list}", "/simulations/names/near?of=cn/tech-sme/2022-04-01");
        String scenario = "00000000-0000-0000-0000-000000000000";
        pages.put("/simulations/scenarios/{id}", "/simulations/scenarios/" + scenario);
        pages.put(
                "/simulations/compare",
                "/simulations/compare?one=" + scenario + "&other=" + scenario);
        pages.put("/simulations/register.zip", "/simulations/register.zip?asOf=never");
        pages.put("/simulations/result", "/simulations/look?of=cn/tech-sme/2022-04-01");
        pages.put("/about/keys", "/about/keys");
        pages.put("/about/audit", "/about/audit");
        pages.put("/enterprises/{key}/looks", "/enterprises/" + COMPANY + "/looks");
        pages.put("/administration/audit", "/administration/audit?actor=nobody");
        pages.put("/administration/delivery", "/administration/delivery");
        pages.put("/enterprises/{key}/people", "/enterprises/" + COMPANY + "/people");
        pages.put("/account", "/account");
        pages.put("/administration/accounts", "/administration/accounts");
        pages.put("/welcome/{secret}", "/welcome/a-link-that-has-ended");
        pages.put("/sign-in/kept", "/sign-in/kept");
        pages.put("/error", "/enterprises/stock:000000");
        return pages;
    }

    /// Pages that the administrator of `PageTests` may not open, with the tests that open them.
    static Map<String, Class<?>> ofOthers() {
        return Map.of(
                "/clients", ClientsPageTests.class,
                "/studio", AuthoringJourneyTests.class,
                "/studio/new", AuthoringJourneyTests.class,
                "/studio/export/{*programme}", AuthoringJourneyTests.class,
                "/studio/drafts/{id}", AuthoringJourneyTests.class,
                "/studio/drafts/{id}/edit", AuthoringJourneyTests.class,
                "/studio/drafts/{id}/condition", AuthoringJourneyTests.class,
                "/studio/drafts/{id}/export.zip", AuthoringJourneyTests.class,
                "/studio/drafts/{id}/tables.xlsx", AuthoringJourneyTests.class);
    }
}
