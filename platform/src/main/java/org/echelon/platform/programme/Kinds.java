package org.echelon.platform.programme;

import java.util.List;
import org.echelon.policy.message.Words;

/// The kinds of programmes, in words.
public final class Kinds {

    /// The kinds, in the order of a choice.
    static final List<String> ALL =
            List.of(
                    "title",
                    "listing",
                    "grant",
                    "reward",
                    "loan-support",
                    "place",
                    "service",
                    "contest",
                    "filing");

    private Kinds() {}

    /// Every kind, in the order of a choice.
    public static List<String> all() {
        return ALL;
    }

    /// The kind in both languages; an unknown kind is its own name.
    public static Words words(String kind) {
        return switch (kind) {
            case "title" -> new Words("资格认定", "Title");
            case "listing" -> new Words("入库名单", "Listing");
            case "grant" -> new Words("项目资助", "Grant");
            case "reward" -> new Words("奖励补助", "Reward");
            case "loan-support" -> new Words("信贷支持", "Loan support");
            case "place" -> new Words("载体入驻", "Place");
            case "service" -> new Words("服务", "Service");
            case "contest" -> new Words("赛事", "Contest");
            case "filing" -> new Words("备案", "Filing");
            default -> new Words(kind, kind);
        };
    }
}
