package org.echelon.platform.ledger;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.echelon.platform.page.Formats;
import org.springframework.stereotype.Component;

/// What the treasury or the bank says of payment orders, row by row: `reference,result,on,reason`
/// with result `paid` or `failed`. Each row stands for itself; a row taken before is refused as
/// changed and does nothing twice.
@Component
class PaymentResults {

    private static final int MOST = 5_000;

    private final Rewards rewards;

    PaymentResults(Rewards rewards) {
        this.rewards = rewards;
    }

    List<ActResult> take(String csv, Formats say) {
        List<ActResult> results = new ArrayList<>();
        CSVFormat format =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .setIgnoreEmptyLines(true)
                        .setTrim(true)
                        .get();
        try (CSVParser rows =
                CSVParser.parse(
                        new StringReader(csv.startsWith("\ufeff") ? csv.substring(1) : csv),
                        format)) {
            if (!rows.getHeaderNames().containsAll(List.of("reference", "result"))) {
                return results;
            }
            for (CSVRecord row : rows) {
                if (results.size() == MOST) {
                    break;
                }
                results.add(row(row, say));
            }
        } catch (IOException | IllegalArgumentException | java.io.UncheckedIOException e) {
            results.add(
                    ActResult.of(
                            "CSV",
                            RewardActed.refused(
                                    "文件不是有效的 CSV：" + e.getMessage(),
                                    "The file is no valid CSV: " + e.getMessage(),
                                    "其上各行已处理，请更正后重新上传，已处理的行不会重复。",
                                    "Rows above it were taken; put it right and send it again, no row"
                                            + " counts twice."),
                            say));
        }
        return results;
    }

    private ActResult row(CSVRecord row, Formats say) {
        String reference = row.get("reference");
        Optional<PaymentReference> parsed = PaymentReference.parse(reference);
        Optional<Reward> reward = parsed.flatMap(found -> rewards.find(found.reward()));
        if (parsed.isEmpty() || reward.isEmpty()) {
            return ActResult.of(
                    reference,
                    RewardActed.refused(
                            "第 %d 行：没有编号为“%s”的支付指令。".formatted(row.getRecordNumber(), reference),
                            "Row %d: there is no payment order “%s”."
                                    .formatted(row.getRecordNumber(), reference),
                            "编号形如 ECH-12-1，请与支付文件核对。",
                            "References look like ECH-12-1; compare with the payment file."),
                    say);
        }
        if (reward.get().attempt() != parsed.get().attempt()) {
            return ActResult.of(
                    reference,
                    RewardActed.refused(
                            "第 %d 行：现在的支付指令是第 %d 次，不是第 %d 次。"
                                    .formatted(
                                            row.getRecordNumber(),
                                            reward.get().attempt(),
                                            parsed.get().attempt()),
                            "Row %d: the present order is attempt %d, not %d."
                                    .formatted(
                                            row.getRecordNumber(),
                                            reward.get().attempt(),
                                            parsed.get().attempt()),
                            "请核对是否为旧的结果。",
                            "Check whether the result is an old one."),
                    say);
        }
        String name = say.words(reward.get().enterpriseName()) + " · " + reference;
        return ActResult.of(name, act(row, reward.get()), say);
    }

    private RewardActed act(CSVRecord row, Reward reward) {
        String reason = row.isSet("reason") ? row.get("reason") : "";
        String on = row.isSet("on") ? row.get("on") : "";
        return switch (row.get("result")) {
            case "paid" -> {
                Optional<LocalDate> day = day(on);
                yield day.isEmpty()
                        ? RewardActed.refused(
                                "到账日期“%s”不是 2026-11-21 这样的日期。".formatted(on),
                                "“%s” is no day such as 2026-11-21.".formatted(on),
                                "请在 on 一列填写到账日期。",
                                "Write the day the money arrived into the column on.")
                        : rewards.act(
                                reward.id(),
                                RewardAction.RECORD_PAYMENT,
                                reward.revision(),
                                RewardInput.on(day.get()));
            }
            case "failed" ->
                    rewards.act(
                            reward.id(),
                            RewardAction.RECORD_FAILURE,
                            reward.revision(),
                            RewardInput.reason(reason));
            default ->
                    RewardActed.refused(
                            "结果“%s”既不是 paid 也不是 failed。".formatted(row.get("result")),
                            "The result “%s” is neither paid nor failed."
                                    .formatted(row.get("result")),
                            "请更正 result 一列。",
                            "Put the column result right.");
        };
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
