package org.echelon.platform.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.echelon.platform.seal.Seal;
import org.echelon.platform.seal.Signature;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Goes through the whole trail and names what does not fit: every record against its link, every
/// link against the one before, every signed day against the chain.
@Component
class ChainCheck {

    private static final int MOST = 100;

    private final JdbcClient database;
    private final Seal seal;

    ChainCheck(JdbcClient database, Seal seal) {
        this.database = database;
        this.seal = seal;
    }

    /// What a check found.
    ///
    /// @param records how many links were checked
    /// @param heads how many signed days
    /// @param defects what does not fit, the first hundred; empty when all is well
    record Result(long records, long heads, List<Words> defects) {

        boolean sound() {
            return defects.isEmpty();
        }
    }

    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public Result check() {
        List<Words> defects = new ArrayList<>();
        Consumer<Words> found =
                defect -> {
                    if (defects.size() < MOST) {
                        defects.add(defect);
                    }
                };
        long records = links(found);
        long heads = heads(found);
        slippedIn(found);
        return new Result(records, heads, defects);
    }

    private long links(Consumer<Words> found) {
        Link[] before = {Link.NONE};
        try (var rows =
                database
                        .sql(
                                "select l.sequence, l.record, l.content, l.hash, "
                                        + Entry.COLUMNS
                                        + """
                                         from audit.link l left join audit.record r on r.id = l.record
                                        order by l.sequence
                                        """)
                        .withFetchSize(1_000)
                        .query((row, number) ->
                                new Row(
                                        new Link(
                                                row.getLong("sequence"),
                                                row.getLong("record"),
                                                row.getString("content"),
                                                row.getString("hash")),
                                        row.getObject("id") == null
                                                ? null
                                                : Entry.read(row, number)))
                        .stream()) {
            rows.forEach(row -> {
                compare(before[0], row, found);
                before[0] = row.link();
            });
        }
        return before[0].sequence();
    }

    private record Row(Link link, @Nullable Entry entry) {}

    private static void compare(Link before, Row row, Consumer<Words> found) {
        Link link = row.link();
        long place = link.sequence();
        if (place != before.sequence() + 1) {
            found.accept(
                    new Words(
                            "第%d条之后缺少记录，下一条是第%d条".formatted(before.sequence(), place),
                            "link %d is followed by link %d: links were removed"
                                    .formatted(before.sequence(), place)));
        }
        if (!link.hash().equals(before.next(link.record(), link.content()).hash())) {
            found.accept(
                    new Words(
                            "第%d条与前一条不衔接：有插入、删除或调换".formatted(place),
                            "link %d does not follow from the one before: something was inserted, removed or reordered"
                                    .formatted(place)));
        }
        Entry entry = row.entry();
        if (entry == null) {
            found.accept(
                    new Words(
                            "第%d条所指的记录%d已被删除".formatted(place, link.record()),
                            "record %d of link %d was removed".formatted(link.record(), place)));
        } else if (!entry.content().equals(link.content())) {
            found.accept(
                    new Words(
                            "第%d条所指的记录%d已被改动".formatted(place, link.record()),
                            "record %d of link %d was changed".formatted(link.record(), place)));
        }
    }

    private record Head(
            String day,
            long sequence,
            String hash,
            String content,
            String key,
            String signature,
            @Nullable String chained) {}

    private long heads(Consumer<Words> found) {
        List<Head> heads =
                database.sql(
                                """
                                select h.day::text as day, h.sequence, h.hash, h.content, h.key,
                                       h.signature, l.hash as chained
                                from audit.head h left join audit.link l on l.sequence = h.sequence
                                order by h.day
                                """)
                        .query((row, _) ->
                                new Head(
                                        row.getString("day"),
                                        row.getLong("sequence"),
                                        row.getString("hash"),
                                        row.getString("content"),
                                        row.getString("key"),
                                        row.getString("signature"),
                                        row.getString("chained")))
                        .list();
        for (Head head : heads) {
            byte[] content = head.content().getBytes(StandardCharsets.UTF_8);
            if (!seal.verifies(content, new Signature(head.key(), head.signature()))
                    || !head.content().contains("\"hash\":\"" + head.hash() + "\"")
                    || !head.content().contains("\"day\":\"" + head.day() + "\"")) {
                found.accept(
                        new Words(
                                head.day() + "的每日摘要签名不符",
                                "the head of " + head.day() + " is not what was signed"));
            }
            if (!head.hash().equals(head.chained())) {
                found.accept(
                        new Words(
                                "%s的每日摘要与记录链第%d条不符".formatted(head.day(), head.sequence()),
                                "link %d is not the one signed for %s: the trail before it was rewritten"
                                        .formatted(head.sequence(), head.day())));
            }
        }
        return heads.size();
    }

    /// A record that pretends to be older than the end of the chain, but was never chained.
    private void slippedIn(Consumer<Words> found) {
        database.sql(
                        """
                        select r.id from audit.record r
                        where r.transaction < (select b.transaction from audit.link l
                                               join audit.record b on b.id = l.record
                                               order by l.sequence desc limit 1)
                          and not exists (select from audit.link l where l.record = r.id)
                        limit 100
                        """)
                .query((row, _) -> row.getLong("id"))
                .list()
                .forEach(id ->
                        found.accept(
                                new Words(
                                        "记录%d是事后插入的".formatted(id),
                                        "record %d was inserted afterwards".formatted(id))));
    }
}
