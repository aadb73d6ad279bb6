package org.echelon.platform.casework.application;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.echelon.platform.TestRegister;
import org.echelon.policy.programme.Paper;

/// Enterprises that apply, for tests: registered, with figures of the tax authority, and answers
/// and papers that have no problem.
public final class Applicants {

    public static final String PROGRAMME = "cn/tech-sme";

    private Applicants() {}

    /// An enterprise in Huadu whose figures of 2025 are on file.
    public static String enterprise(TestRegister register) {
        String key = register.enterprise("440114");
        register.take(
                """
                uscc,year,register,revenue,rd_expense_deductible,total_cost,staff,st_staff,total_assets
                %s,2025,tax,30000000,1500000,28000000,45,9,40000000
                """
                        .formatted(key));
        return key;
    }

    /// Answers to what no register knows.
    public static Map<String, String> answers() {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("current.ip_class1", "0");
        answers.put("current.ip_class2", "2");
        answers.put("current.standards_led", "0");
        answers.put("current.national_award_rank", "0");
        answers.put("current.rd_institution_level", "none");
        answers.put("current.accident_or_offence", "false");
        answers.put("current.abnormal_listing", "false");
        answers.put("current.prohibited_product", "false");
        answers.put("current.audit_based_collection", "true");
        return answers;
    }

    /// Fills in everything and adds every required paper, as whoever is signed in.
    static Draft ready(Drafts drafts, Sheets sheets, Papers papers, String enterprise, int year) {
        Draft draft = drafts.begin(enterprise, PROGRAMME, year);
        answers().forEach((field, typed) -> drafts.save(draft.id(), field, 0, typed, ""));
        for (Paper paper : sheets.of(draft).orElseThrow().papers()) {
            if (paper.required()) {
                papers.add(draft.id(), paper.id(), paper.id() + ".pdf", pdf(paper.id()));
            }
        }
        return draft;
    }

    public static byte[] pdf(String text) {
        return ("%PDF-1.7\n" + text).getBytes(StandardCharsets.UTF_8);
    }
}
