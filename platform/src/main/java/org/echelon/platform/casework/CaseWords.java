package org.echelon.platform.casework;

import org.echelon.platform.page.Formats;
import org.echelon.platform.reference.Divisions;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// States, actions and roles in words.
final class CaseWords {

    private CaseWords() {}

    /// What was applied for: programme and year.
    static Words filing(Words programme, int year) {
        return new Words(programme.zh() + "，" + year, programme.en() + ", " + year);
    }

    /// Name of a division; its code where it has none.
    static String place(Divisions divisions, String region, Formats say) {
        return divisions.find(region).map(division -> say.words(division.name())).orElse(region);
    }

    static Words state(CaseState state) {
        return switch (state) {
            case RECEIVED -> new Words("已收到", "Received");
            case CHECK -> new Words("形式审查", "Completeness check");
            case SUPPLEMENT -> new Words("待补正", "Waiting for a supplement");
            case CONFIRM -> new Words("待确认", "Waiting for confirmation");
            case NOTICE -> new Words("公示中", "On public notice");
            case OBJECTION -> new Words("异议处理", "Deciding on objections");
            case VERIFY -> new Words("税务核查", "Verification");
            case NUMBER -> new Words("待登记编号", "Waiting for the number");
            case RECOGNISED -> new Words("已认定", "Recognised");
            case REFUSED -> new Words("不予通过", "Refused");
            case WITHDRAWN -> new Words("已撤回", "Withdrawn");
        };
    }

    /// What a button says.
    static Words button(Action action) {
        return switch (action) {
            case ACCEPT -> new Words("材料齐全，受理", "Complete: accept");
            case ASK_SUPPLEMENT -> new Words("一次性告知补正", "Ask for a supplement, once");
            case ANSWER_SUPPLEMENT -> new Words("提交补正", "Answer the supplement notice");
            case CONFIRM -> new Words("确认", "Confirm");
            case REFUSE -> new Words("不予通过", "Refuse");
            case OBJECT -> new Words("提出异议", "Object");
            case UPHOLD_OBJECTION -> new Words("异议成立，不予通过", "Uphold the objection: refuse");
            case DISMISS_OBJECTION ->
                    new Words("异议不成立，继续公示", "Dismiss the objection: the notice goes on");
            case VERIFY -> new Words("核查一致", "The figures agree");
            case NOT_VERIFIED ->
                    new Words("核查不一致，退回省级复核", "The figures do not agree: back to the province");
            case RECORD_NUMBER -> new Words("录入登记编号", "Record the number");
            case WITHDRAW -> new Words("撤回申请", "Withdraw the application");
            case EXTEND -> new Words("延长期限", "Extend the limit");
            case LAPSE -> new Words("期满", "Limit passed");
            case ESCALATE -> new Words("超期提示", "Escalate");
            case BEGIN -> new Words("启动流程", "Begin");
        };
    }

    /// What the history says of an act.
    ///
    /// @param action absent for the submission
    /// @param from state before
    /// @param to state after
    static Words past(@Nullable Action action, @Nullable CaseState from, CaseState to) {
        if (action == null) {
            return new Words("申请已提交", "The application was submitted");
        }
        return switch (action) {
            case BEGIN -> new Words("流程开始：形式审查", "The procedure began with the completeness check");
            case ACCEPT -> new Words("材料齐全，已受理", "Found complete and accepted");
            case ASK_SUPPLEMENT -> new Words("已一次性告知需补正的内容", "Told once what is missing");
            case ANSWER_SUPPLEMENT ->
                    new Words("申请人已补正", "The applicant answered the supplement notice");
            case CONFIRM ->
                    from == CaseState.CONFIRM && to == CaseState.VERIFY
                            ? new Words("复核后重新核查", "Reviewed; to be verified again")
                            : new Words("已确认，进入公示", "Confirmed; on public notice");
            case REFUSE -> new Words("决定不予通过", "Refused");
            case OBJECT -> new Words("收到实名异议", "An objection was made by real name");
            case UPHOLD_OBJECTION -> new Words("异议成立，不予通过", "The objection was upheld: refused");
            case DISMISS_OBJECTION ->
                    new Words("异议不成立，继续公示", "The objection was dismissed; the notice goes on");
            case VERIFY -> new Words("核查一致", "Verified: the figures agree");
            case NOT_VERIFIED -> new Words("核查不一致，退回省级复核", "Not verified; back to the province");
            case RECORD_NUMBER -> new Words("登记编号已录入，认定完成", "The number was recorded: recognised");
            case WITHDRAW -> new Words("申请人撤回申请", "The applicant withdrew the application");
            case EXTEND -> new Words("期限已延长", "The limit was extended");
            case LAPSE -> lapse(from, to);
            case ESCALATE ->
                    new Words("期限已过，已提示领导", "The limit passed; the leader of the region was shown");
        };
    }

    private static Words lapse(@Nullable CaseState from, CaseState to) {
        if (from == CaseState.NOTICE) {
            return new Words("公示期满，无未决异议", "The public notice ended without an open objection");
        }
        return to == CaseState.REFUSED
                ? new Words("逾期未补正，视为不予通过", "No answer within the limit: refused as not completed")
                : new Words("期限内未答复，视为通过", "No answer within the limit: deemed done");
    }

    static Words role(String role) {
        return switch (role) {
            case "ENTERPRISE" -> new Words("申请企业", "the applicant");
            case "AGENT" -> new Words("代理人", "the applicant's agent");
            case "OFFICER" -> new Words("科技主管部门", "the science and technology authority");
            case "EVALUATION_AGENCY" -> new Words("评价机构", "the evaluation agency");
            case "TAX_OFFICER" -> new Words("税务部门", "the tax office");
            case "LEADER" -> new Words("主管领导", "the leader");
            case "PUBLIC" -> new Words("社会公众", "the public");
            case "OPERATOR" -> new Words("平台时钟", "the platform's clock");
            default -> new Words("平台", "the platform");
        };
    }

    /// Why a clock stands still.
    static Words reason(String reason) {
        return switch (reason) {
            case "supplement_by_applicant" ->
                    new Words("等待申请人补正", "waiting for the applicant's supplement");
            case "publicity" -> new Words("公示期间不计", "public notice is not counted");
            case "third_party" -> new Words("处理第三方异议", "an objection by a third party");
            case "expert_review" -> new Words("专家评审", "expert review");
            case "inspection" -> new Words("现场核查", "inspection");
            case "hearing" -> new Words("听证", "hearing");
            default -> new Words(reason, reason);
        };
    }

    /// What a limit rests on.
    static Words basis(String basis) {
        return basis.equals("promise")
                ? new Words("公开承诺的时限", "the published promise")
                : new Words(basis, basis);
    }
}
