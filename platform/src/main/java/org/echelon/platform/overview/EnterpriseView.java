package org.echelon.platform.overview;

import java.util.List;
import java.util.Optional;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.reference.Division;

/// The head of every page of an enterprise, in the reader's language.
///
/// @param name the registered name in Chinese, otherwise the English one where it is known
/// @param other the name in the other language; empty where it is not known
/// @param address where its pages stand
/// @param particulars code, region, industry, registration, as name and value
/// @param line the most important of them in one line
/// @param synthetic whether it is invented
/// @param published whether all its figures are published ones
/// @param day the day of the judgement, ISO
/// @param moved whether the day is not today because newer figures are missing
/// @param newest the newest year on file, as text
/// @param days days to choose from
/// @param question what the address carries on to other pages of the enterprise
record EnterpriseView(
        String name,
        String other,
        String address,
        List<LinkView> particulars,
        List<String> line,
        boolean synthetic,
        boolean published,
        String day,
        boolean moved,
        String newest,
        List<String> days,
        String question) {

    static EnterpriseView of(Desk.Folder folder, Address address, Formats say) {
        EnterpriseProfile profile = folder.profile();
        var enterprise = profile.enterprise();
        Optional<String> english = Optional.ofNullable(enterprise.nameEn());
        String region = region(profile, say);
        String industry =
                profile.industry()
                        .map(known -> say.words(known.division()))
                        .or(() -> Optional.ofNullable(enterprise.industryLabel()))
                        .orElse(say.unknown());
        String registered =
                enterprise.registeredOn() == null
                        ? say.unknown()
                        : say.day(enterprise.registeredOn());
        String code =
                enterprise.uscc() == null
                        ? Optional.ofNullable(enterprise.otherId()).orElse(enterprise.key())
                        : enterprise.uscc();
        Address carried =
                new Address("", address.parameters())
                        .without("page", "sort", "format", "year", "lang", "fact");
        return new EnterpriseView(
                say.chinese() ? enterprise.name() : english.orElse(enterprise.name()),
                say.chinese() ? english.orElse("") : english.isPresent() ? enterprise.name() : "",
                Answers.address(enterprise.key()),
                List.of(
                        row(
                                say.either(
                                        enterprise.uscc() == null ? "标识" : "统一社会信用代码",
                                        enterprise.uscc() == null ? "Identifier" : "Credit code"),
                                code),
                        row(say.either("所在地", "Region"), region),
                        row(say.either("行业", "Industry"), industry),
                        row(say.either("成立日期", "Registered on"), registered),
                        row(say.either("登记信息来源", "Source"), enterprise.source())),
                List.of(region, industry, code),
                enterprise.synthetic(),
                folder.published(),
                say.day(profile.asOf()),
                folder.asOf().moved(),
                String.valueOf(folder.asOf().newest()),
                folder.asOf().choices().stream().map(say::day).toList(),
                carried.toString());
    }

    private static LinkView row(String name, String value) {
        return new LinkView(name, null, value);
    }

    private static String region(EnterpriseProfile profile, Formats say) {
        return profile.chain().stream()
                .map(Division::name)
                .map(say::words)
                .reduce((above, below) -> say.chinese() ? above + below : below + ", " + above)
                .orElse(say.unknown());
    }
}
