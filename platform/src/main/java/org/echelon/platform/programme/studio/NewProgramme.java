package org.echelon.platform.programme.studio;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.platform.identity.Refusal;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// What is asked of who begins a programme from nothing, as typed.
///
/// @param id path of the programme: country, region path, name
/// @param nameZh its name in Chinese
/// @param nameEn its name in English
/// @param kind what it is
/// @param region division code of the enterprises it is for; empty for the whole country
/// @param ownerZh the authority in Chinese
/// @param ownerEn the authority in English
/// @param document number of the document it rests on
/// @param title what the document is called
/// @param article the article
/// @param status `law`, `local` or `proposed`
/// @param day the day it takes effect, as ISO writes it
public record NewProgramme(
        String id,
        String nameZh,
        String nameEn,
        String kind,
        String region,
        String ownerZh,
        String ownerEn,
        String document,
        String title,
        String article,
        String status,
        String day) {

    static final NewProgramme EMPTY =
            new NewProgramme("cn/", "", "", "reward", "", "", "", "", "", "", "local", "");

    private static final int LONGEST = 300;

    /// The day; empty where it is none.
    Optional<LocalDate> from() {
        try {
            return Optional.of(LocalDate.parse(day));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /// What is wrong with it, field by field.
    ///
    /// @param kinds the kinds there are
    List<Refusal> problems(List<String> kinds) {
        List<Refusal> wrong = new ArrayList<>();
        if (!DraftPaths.ID.matcher(id).matches()) {
            refuse(
                    wrong,
                    "id",
                    "编号为 国家/地区路径/名称，只用小写字母、数字和连字符，如 cn/guangdong/guangzhou/huadu/rd-grant",
                    "country / region path / name in small letters, digits and hyphens, such as cn/guangdong/guangzhou/huadu/rd-grant");
        }
        required(wrong, "nameZh", nameZh);
        required(wrong, "nameEn", nameEn);
        if (!kinds.contains(kind)) {
            refuse(wrong, "kind", "请选择类别", "choose a kind");
        }
        required(wrong, "ownerZh", ownerZh);
        required(wrong, "ownerEn", ownerEn);
        required(wrong, "document", document);
        required(wrong, "title", title);
        required(wrong, "article", article);
        if (!List.of("law", "local", "proposed").contains(status)) {
            refuse(wrong, "status", "请选择依据的性质", "choose what the document is");
        }
        if (from().isEmpty()) {
            refuse(wrong, "day", "请填写施行日期，如 2027-01-01", "write the first day, such as 2027-01-01");
        }
        return wrong;
    }

    private static void required(List<Refusal> wrong, String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            refuse(wrong, field, "请填写", "fill this in");
        } else if (text.length() > LONGEST || text.lines().count() > 1) {
            refuse(
                    wrong,
                    field,
                    "一行以内，最多 %d 个字".formatted(LONGEST),
                    "one line of %d characters at most".formatted(LONGEST));
        }
    }

    private static void refuse(List<Refusal> wrong, String field, String zh, String en) {
        wrong.add(new Refusal(field, new Words(zh, en)));
    }
}
