package org.echelon.platform.ledger;

import java.util.List;
import org.echelon.platform.enterprise.RegisterTime;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Table;

/// Journals as a table: each line is one amount from one account to another.
final class JournalTable {

    private JournalTable() {}

    static Table<JournalLine> of(Formats say) {
        return new Table<>(
                "journal",
                say.either("逐笔分录", "Each journal"),
                List.of(
                        Column.of(
                                "id",
                                say.either("编号", "Number"),
                                line -> Cell.text(Long.toString(line.id()))),
                        Column.of(
                                "at",
                                say.either("时间", "When"),
                                line -> Cell.text(RegisterTime.minute(line.at()))),
                        Column.of(
                                "kind",
                                say.either("事项", "What"),
                                line ->
                                        new Cell.Text(
                                                say.words(line.kind().words()),
                                                null,
                                                line.enterpriseName() == null
                                                        ? null
                                                        : say.words(line.enterpriseName()))),
                        Column.of(
                                "from",
                                say.either("贷方（转出）", "Credit, from"),
                                line -> Cell.text(say.words(line.from().words()))),
                        Column.of(
                                "to",
                                say.either("借方（转入）", "Debit, to"),
                                line -> Cell.text(say.words(line.to().words()))),
                        Column.number(
                                "amount",
                                say.either("金额（元）", "Yuan"),
                                line -> RewardViews.figure(line.amount())),
                        Column.of(
                                "reason",
                                say.either("理由", "Reason"),
                                line -> Cell.text(line.reason() == null ? "–" : line.reason())),
                        Column.of(
                                "by",
                                say.either("经办", "By"),
                                line -> Cell.text(RewardViews.by(line.by(), say)))));
    }
}
