package org.echelon.platform.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.echelon.platform.casework.Acted;
import org.echelon.platform.casework.Action;
import org.echelon.platform.casework.ActionInput;
import org.echelon.platform.casework.CaseActions;
import org.echelon.platform.casework.CaseFile;
import org.echelon.platform.casework.CaseFiles;
import org.echelon.platform.casework.SupplementItem;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Acts on cases by machines, by the same table of who may do what as on the pages.
@RestController
@RequestMapping(value = "/api/v1/cases/{receipt}/acts", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "cases")
class CaseActApi {

    private static final int LONGEST = 2_000;
    private static final Pattern SEEN = Pattern.compile("(?:W/)?\"([^\"]+)-(\\d{1,9})\"");

    private final CaseFiles cases;
    private final CaseActions actions;

    CaseActApi(CaseFiles cases, CaseActions actions) {
        this.cases = cases;
        this.actions = actions;
    }

    /// What is to be done.
    ///
    /// @param action name as the list of possible acts gives it
    /// @param reason told to the applicant; many acts require it
    /// @param items what is missing, for `ask_supplement`
    /// @param days working days, for `extend`
    record WantedAct(
            @Schema(example = "accept") @Nullable String action,
            @Nullable String reason,
            @Nullable List<Item> items,
            @Nullable Integer days) {}

    /// Something that is missing.
    ///
    /// @param field a question of the form, or absent
    /// @param paper a paper, or absent
    /// @param words what to add
    record Item(@Nullable String field, @Nullable String paper, @Nullable String words) {}

    @GetMapping
    @Operation(
            operationId = "getPossibleActs",
            summary = "What you may do to a case now, in the order of the procedure's table")
    List<String> possible(@PathVariable String receipt) {
        CaseFile file = find(receipt);
        return actions.possible(file.receipt()).stream().map(Code::of).toList();
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "act",
            summary = "Does something to a case",
            description =
                    "Send the ETag of the case on which you decided as If-Match. The same act sent"
                            + " twice is done once and answered alike. Where somebody else was faster,"
                            + " or the act is not allowed, the answer is a problem with status 409,"
                            + " what happened and what to do, and nothing has changed.")
    ResponseEntity<CaseApi.ApiCase> act(
            @PathVariable String receipt,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody WantedAct wanted) {
        CaseFile file = find(receipt);
        int seen = seen(file, ifMatch);
        Action action = action(wanted.action());
        return switch (actions.act(file.receipt(), action, seen, input(wanted))) {
            case Acted.Done(CaseFile now) -> CaseApi.answer(now);
            case Acted.Refused refused -> throw new ActRefused(refused);
        };
    }

    private CaseFile find(String receipt) {
        return cases.find(receipt).orElseThrow(() -> NotFound.of(receipt));
    }

    private static int seen(CaseFile file, @Nullable String ifMatch) {
        Matcher tag = SEEN.matcher(ifMatch == null ? "" : ifMatch.strip());
        if (!tag.matches() || !tag.group(1).equals(file.receipt())) {
            throw new WrongParameter(
                    HttpHeaders.IF_MATCH,
                    new Words(
                            "请在 If-Match 中带上您据以决定的案卷的 ETag（先读取 /api/v1/cases/%s）"
                                    .formatted(file.receipt()),
                            "send the ETag of the case on which you decided as If-Match; read /api/v1/cases/%s first"
                                    .formatted(file.receipt())));
        }
        return Integer.parseInt(tag.group(2));
    }

    private static Action action(@Nullable String name) {
        return Arrays.stream(Action.values())
                .filter(one -> Code.of(one).equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    String all =
                            Arrays.stream(Action.values())
                                    .map(Code::of)
                                    .collect(Collectors.joining(", "));
                    return new WrongParameter(
                            "action",
                            new Words(
                                    "没有“%s”这种操作；可用的有：%s".formatted(name, all),
                                    "there is no act %s; there are: %s".formatted(name, all)));
                });
    }

    private static ActionInput input(WantedAct wanted) {
        List<SupplementItem> items =
                wanted.items() == null
                        ? List.of()
                        : wanted.items().stream().map(CaseActApi::item).toList();
        return new ActionInput(
                wanted.reason(),
                items,
                null,
                null,
                null,
                wanted.days() == null ? 0 : wanted.days());
    }

    private static SupplementItem item(Item item) {
        String words = item.words() == null ? "" : item.words().strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            throw new WrongParameter(
                    "items",
                    new Words(
                            "每一项都要写明缺什么，1 至 %d 个字".formatted(LONGEST),
                            "each item says what is missing in 1 to %d characters"
                                    .formatted(LONGEST)));
        }
        return new SupplementItem(item.field(), item.paper(), words);
    }
}
