package org.echelon.platform.casework;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.echelon.platform.casework.Acted.Refused;
import org.echelon.platform.enterprise.RegisterTime;
import org.echelon.policy.message.Words;

/// Refusals in words: what is the matter, that nothing was lost, and what to do now.
final class Refusals {

    private Refusals() {}

    private static Refused refused(String zh, String en, String remedyZh, String remedyEn) {
        return new Refused(new Words(zh, en), new Words(remedyZh, remedyEn));
    }

    static Refused notInView(String receipt) {
        return refused(
                "在您的范围内没有编号为 " + receipt + " 的案卷。",
                "There is no case " + receipt + " in your view.",
                "请核对编号；企业只能看到自己的案卷，工作人员只能看到本地区的案卷。",
                "Check the number; an enterprise sees its own cases, staff those of their region.");
    }

    static Refused ended(CaseFile file) {
        Words state = CaseWords.state(file.state());
        return refused(
                "案卷已于 %s 办结（%s），不能再操作。".formatted(file.decidedOn(), state.zh()),
                "The case ended on %s (%s); nothing more can be done to it."
                        .formatted(file.decidedOn(), state.en()),
                "您填写的内容没有丢失，仍在表单里；案卷的经过见历史记录。",
                "What you wrote is still in the form; the history tells what happened.");
    }

    /// Somebody was faster.
    static Refused overtaken(CaseFile file, PastAct last) {
        Words what = CaseWords.past(last.action(), last.from(), last.to());
        Words who = CaseWords.role(last.role());
        Words state = CaseWords.state(file.state());
        String when = RegisterTime.minute(last.at());
        return refused(
                "您打开页面之后，案卷已有变化：%s（%s）于 %s 已办理“%s”，现为“%s”。您的决定没有生效。"
                        .formatted(last.actor(), who.zh(), when, what.zh(), state.zh()),
                "The case changed after you opened it: %s (%s), %s: \"%s\". It is now \"%s\". Your decision was not carried out."
                        .formatted(last.actor(), who.en(), when, what.en(), state.en()),
                "您填写的内容仍在表单里。请看最新情况，再决定是否提交。",
                "What you wrote is still in the form. Look at what is new and decide again.");
    }

    /// Not in this state.
    static Refused notNow(CaseFile file, Action action) {
        Words state = CaseWords.state(file.state());
        Set<Action> possible = ActionTable.actions(file.state());
        possible.removeAll(CaseActions.BY_ITSELF);
        return refused(
                "案卷现为“%s”，此时不能“%s”。".formatted(state.zh(), CaseWords.button(action).zh()),
                "The case is \"%s\"; \"%s\" is not possible now."
                        .formatted(state.en(), CaseWords.button(action).en()),
                "此时可以办理的有：%s。"
                        .formatted(
                                possible.stream()
                                        .map(one -> CaseWords.button(one).zh())
                                        .collect(Collectors.joining("、"))),
                "What can be done now: %s."
                        .formatted(
                                possible.stream()
                                        .map(one -> CaseWords.button(one).en())
                                        .collect(Collectors.joining("; "))));
    }

    /// Not by a person at all.
    static Refused byItself(Action action) {
        return refused(
                "“%s”由平台按流程和期限自动办理。".formatted(CaseWords.button(action).zh()),
                "\"%s\" is done by the platform itself, by the procedure and the clock."
                        .formatted(CaseWords.button(action).en()),
                "不需要您操作；期限见案卷页的时钟表。",
                "There is nothing to do; the limits stand in the clock table of the case.");
    }

    /// Not by this person.
    static Refused notYours(CaseFile file, Action action, Set<Party> allowed) {
        String role = file.stepRole();
        String region = file.stepRegion();
        Words who =
                allowed.contains(Party.ASKED) && role != null
                        ? new Words(
                                CaseWords.role(role).zh() + "（区划 " + region + "）",
                                CaseWords.role(role).en() + " of division " + region)
                        : parties(allowed);
        return refused(
                "“%s”不由您办理，由%s办理。".formatted(CaseWords.button(action).zh(), who.zh()),
                "\"%s\" is not yours to do; it belongs to %s."
                        .formatted(CaseWords.button(action).en(), who.en()),
                "案卷没有变化。如认为应由您办理，请向管理员核对您的角色和区划。",
                "Nothing has changed. If you think it is yours, ask the administrator about your role and division.");
    }

    private static Words parties(Set<Party> allowed) {
        if (allowed.contains(Party.APPLICANT)) {
            return new Words("申请企业或其代理人", "the applicant or its agent");
        }
        return allowed.contains(Party.LEADER)
                ? new Words("本地区主管领导", "the leader of the region")
                : new Words("平台", "the platform itself");
    }

    /// The limit passed before anybody acted, and silence had its meaning.
    static Refused tooLate(LocalDate due, CaseFile now) {
        Words state = CaseWords.state(now.state());
        return refused(
                "本环节的期限已于 %s 24时届满，按流程规定已自动办理，案卷现为“%s”。".formatted(due, state.zh()),
                "The limit of this step ended on %s at 24:00; what the procedure says of silence has taken effect. The case is now \"%s\"."
                        .formatted(due, state.en()),
                "您填写的内容仍在表单里；如有不同意见，可依法申请行政复议。",
                "What you wrote is still in the form; who disagrees may apply for administrative reconsideration.");
    }

    static Refused notInProcedure(Action action) {
        return refused(
                "本项目的流程没有“%s”这一结果。".formatted(CaseWords.button(action).zh()),
                "The procedure of this programme has no outcome \"%s\"."
                        .formatted(CaseWords.button(action).en()),
                "请选择页面上列出的办理方式。",
                "Choose one of the decisions that the page offers.");
    }

    static Refused reasonMissing() {
        return refused(
                "没有写明理由。",
                "There is no reason.",
                "请写明理由，申请人会看到它。",
                "Write the reason; the applicant will read it.");
    }

    static Refused reasonTooLong(int length, int most) {
        return refused(
                "内容有 %d 个字，最多 %d 个字。".formatted(length, most),
                "The text has %d characters; at most %d are kept.".formatted(length, most),
                "请缩短后再提交；您填写的内容仍在表单里。",
                "Shorten it and send it again; what you wrote is still in the form.");
    }

    static Refused itemsMissing() {
        return refused(
                "补正通知没有列出任何一项。",
                "The supplement notice names nothing that is missing.",
                "请逐项写明需要补正的内容；补正只能告知一次，请一次写全。",
                "Name everything that is missing, item by item: it can be told only once.");
    }

    static Refused tooManyItems(int count, int most) {
        return refused(
                "补正通知列了 %d 项，最多 %d 项。".formatted(count, most),
                "The supplement notice has %d items; at most %d are taken.".formatted(count, most),
                "请把相近的内容合并。",
                "Join items that belong together.");
    }

    static Refused supplementAskedBefore() {
        return refused(
                "本案已经发出过补正通知；需补正的内容只能一次性告知。",
                "A supplement notice was sent before; what is missing is told only once.",
                "请根据现有材料受理，或者写明理由不予通过。（行政许可法第三十二条）",
                "Accept what is there, or refuse with a reason (Administrative Licensing Law, article 32).");
    }

    static Refused supplementFirst() {
        return refused(
                "尚未给申请人补正的机会，不能以材料不齐为由不予通过。",
                "The applicant has not had the chance to supplement; an incomplete filing cannot be refused yet.",
                "请先一次性告知需补正的全部内容。（行政许可法第三十二条）",
                "Tell everything that is missing first, once (Administrative Licensing Law, article 32).");
    }

    static Refused objectorMissing() {
        return refused(
                "异议须实名提出：请填写姓名、联系方式和理由。",
                "An objection is made by real name: write name, contact and grounds.",
                "这些信息只给办理异议的工作人员看。",
                "Only those who decide on the objection see them.");
    }

    static Refused numberMissing() {
        return refused(
                "没有登记编号。",
                "There is no number.",
                "请填写国家系统给出的登记编号。",
                "Write the number that the national system gave.");
    }

    static Refused extendedBefore() {
        return refused(
                "本环节的期限已经延长过一次。",
                "The limit of this step was extended before.",
                "期限只能延长一次，请尽快办理。（行政许可法第四十二条）",
                "A limit is extended once only; act soon (Administrative Licensing Law, article 42).");
    }

    static Refused extensionNotAllowed(int days, int most) {
        return most == 0
                ? refused(
                        "本环节的期限不能延长。",
                        "The limit of this step cannot be extended.",
                        "流程没有规定延长期限。",
                        "The procedure does not provide for it.")
                : refused(
                        "要求延长 %d 个工作日，流程允许 1 至 %d 个工作日。".formatted(days, most),
                        "%d working days were asked for; the procedure allows 1 to %d."
                                .formatted(days, most),
                        "请改成允许的天数。",
                        "Write a number of days within these bounds.");
    }
}
