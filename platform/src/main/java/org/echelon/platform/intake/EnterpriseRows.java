package org.echelon.platform.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.echelon.platform.enterprise.Particulars;
import org.echelon.platform.identity.Viewer;
import org.echelon.platform.reference.Divisions;
import org.echelon.platform.reference.Industries;
import org.echelon.platform.sheet.Sheet;
import org.echelon.policy.fact.UnifiedSocialCreditCode;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// Finds the enterprise that a row is about, and reads what the row says of it.
final class EnterpriseRows {

    static final List<String> COLUMNS =
            List.of(
                    "uscc",
                    "other_id",
                    "id",
                    "name",
                    "name_zh",
                    "name_en",
                    "region",
                    "industry",
                    "industry_label",
                    "registered_on",
                    "founded",
                    "synthetic");

    private final EnterpriseIndex index;
    private final Divisions divisions;
    private final Industries industries;
    private final Viewer viewer;
    private final LocalDate today;
    private final Findings findings;
    private final RowReader reader;

    EnterpriseRows(
            EnterpriseIndex index,
            Divisions divisions,
            Industries industries,
            Viewer viewer,
            LocalDate today,
            Findings findings) {
        this.index = index;
        this.divisions = divisions;
        this.industries = industries;
        this.viewer = viewer;
        this.today = today;
        this.findings = findings;
        this.reader = new RowReader(findings);
    }

    /// The identifiers of a row, checked.
    private record Identifiers(@Nullable String uscc, @Nullable String otherId) {}

    /// Takes what the row says of the enterprise; empty when the row is refused.
    Optional<EnterpriseIndex.Entry> take(Sheet.Row row) {
        Optional<Identifiers> identifiers = identifiers(row);
        if (identifiers.isEmpty()) {
            return Optional.empty();
        }
        String uscc = identifiers.get().uscc();
        String otherId = identifiers.get().otherId();
        String name = row.get(row.first("name", "name_zh"));
        if (uscc == null && otherId == null) {
            return byName(row, name).filter(entry -> covers(row, entry.particulars().region()));
        }
        if (contradicts(row, uscc, otherId)) {
            return Optional.empty();
        }
        Optional<EnterpriseIndex.Entry> known =
                Optional.ofNullable(uscc)
                        .flatMap(index::find)
                        .or(() -> Optional.ofNullable(otherId).flatMap(index::find));
        Optional<Particulars> read =
                particulars(row, uscc, otherId, known.map(EnterpriseIndex.Entry::particulars));
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Particulars particulars = read.get();
        if (known.isEmpty() && particulars.name() == null) {
            findings.refuse(
                    row,
                    uscc != null ? "uscc" : row.first("other_id", "id"),
                    new Words(
                            "登记库中没有这家企业；请先导入企业，或在表中加上 name 和 region 列",
                            "no such enterprise is registered; import it first, or add the columns name and region"));
            return Optional.empty();
        }
        if (!covers(row, particulars.region())
                || known.filter(entry -> !covers(row, entry.particulars().region())).isPresent()) {
            return Optional.empty();
        }
        EnterpriseIndex.Entry entry =
                known.orElseGet(() ->
                        index.open(uscc != null ? uscc : String.valueOf(otherId), particulars));
        if (known.isEmpty() || !particulars.equals(entry.particulars())) {
            entry.give(particulars, source(row));
            index.link(entry);
        }
        return Optional.of(entry);
    }

    private static String source(Sheet.Row row) {
        String source = row.get("source");
        return source.isEmpty() ? row.place() : source;
    }

    private Optional<Identifiers> identifiers(Sheet.Row row) {
        String id = row.get("id");
        String uscc = row.get("uscc");
        String otherId = row.get("other_id");
        String usccColumn = "uscc";
        if (!id.isEmpty()) {
            if (id.contains(":")) {
                otherId = id;
            } else {
                uscc = id;
                usccColumn = "id";
            }
        }
        if (!uscc.isEmpty()) {
            uscc = UnifiedSocialCreditCode.normalise(uscc);
            Optional<Words> problem = UnifiedSocialCreditCode.problemWith(uscc);
            if (problem.isPresent()) {
                findings.refuse(row, usccColumn, problem.get());
                return Optional.empty();
            }
        }
        if (!otherId.isEmpty() && !otherId.matches("[a-z][a-z0-9-]*:\\S.*")) {
            findings.refuse(
                    row,
                    row.first("other_id", "id"),
                    new Words(
                            "其他标识应写成“类别:值”，如 stock:300735",
                            "another identifier is written scheme:value, such as stock:300735"));
            return Optional.empty();
        }
        return Optional.of(
                new Identifiers(uscc.isEmpty() ? null : uscc, otherId.isEmpty() ? null : otherId));
    }

    /// Whether the two identifiers belong to different enterprises; then the row is refused.
    private boolean contradicts(Sheet.Row row, @Nullable String uscc, @Nullable String otherId) {
        if (uscc == null || otherId == null) {
            return false;
        }
        Optional<EnterpriseIndex.Entry> byOther = index.find(otherId);
        if (byOther.isEmpty()) {
            return false;
        }
        EnterpriseIndex.Entry other = byOther.get();
        Optional<EnterpriseIndex.Entry> byCode = index.find(uscc);
        if (byCode.isPresent() && byCode.get() != other) {
            findings.refuse(
                    row,
                    "other_id",
                    new Words(
                            "%s 属于另一家企业 %s，而该行代码为 %s；请更正其中之一".formatted(otherId, other.key(), uscc),
                            "%s belongs to another enterprise, %s, but the row's code is %s; correct one of them"
                                    .formatted(otherId, other.key(), uscc)));
            return true;
        }
        String held = other.particulars().uscc();
        if (held != null && !held.equals(uscc)) {
            findings.refuse(
                    row,
                    "uscc",
                    new Words(
                            "%s 登记的代码为 %s；请更正其中之一".formatted(otherId, held),
                            "%s is registered with the code %s; correct one of them"
                                    .formatted(otherId, held)));
            return true;
        }
        return false;
    }

    private Optional<EnterpriseIndex.Entry> byName(Sheet.Row row, String name) {
        String column = row.first("name", "name_zh");
        if (name.isEmpty()) {
            findings.refuse(
                    row,
                    "uscc",
                    new Words(
                            "该行没有说明是哪家企业；请填写 uscc、other_id 或 name",
                            "the row does not say which enterprise it is about; give uscc, other_id or name"));
            return Optional.empty();
        }
        List<EnterpriseIndex.Entry> named = index.named(name);
        if (named.size() == 1) {
            EnterpriseIndex.Entry entry = named.getFirst();
            findings.matched(row, name, entry.key(), String.valueOf(entry.particulars().name()));
            return Optional.of(entry);
        }
        findings.refuse(
                row,
                column,
                named.isEmpty()
                        ? new Words(
                                "没有该名称的企业；请填写 uscc 或 other_id",
                                "no enterprise has this name; give its uscc or other_id")
                        : new Words(
                                "有 %d 家企业同名；请填写 uscc 或 other_id".formatted(named.size()),
                                "%d enterprises have this name; give the uscc or other_id"
                                        .formatted(named.size())));
        return Optional.empty();
    }

    private boolean covers(Sheet.Row row, @Nullable String region) {
        if (viewer.covers(region)) {
            return true;
        }
        findings.refuse(
                row,
                row.first("region", "uscc", "other_id", "id", "name", "name_zh"),
                new Words(
                        "企业所在地区（%s）不在您的管辖范围（%s）内"
                                .formatted(region == null ? "不详" : region, viewer.region()),
                        "the enterprise's region (%s) is outside yours (%s)"
                                .formatted(
                                        region == null ? "not known" : region, viewer.region())));
        return false;
    }

    private Optional<Particulars> particulars(
            Sheet.Row row,
            @Nullable String uscc,
            @Nullable String otherId,
            Optional<Particulars> known) {
        boolean wrong = false;
        String region = row.get("region");
        if (!region.isEmpty()) {
            String given = region;
            region = divisions.normal(given);
            if (divisions.find(region).isEmpty()) {
                findings.refuse(
                        row,
                        "region",
                        new Words(
                                "不是GB/T 2260的行政区划代码；请填写 2、4、6 或 9 位代码，如 440114",
                                "not a division code of GB/T 2260; write 2, 4, 6 or 9 digits, such as 440114"));
                wrong = true;
            } else if (!region.equals(given) && given.length() == region.length()) {
                findings.note(
                        row.place(),
                        row.line(),
                        new Words(
                                "旧代码 %s 已改为 %s".formatted(given, region),
                                "the historical code %s was read as %s".formatted(given, region)));
            }
        }
        String industry = row.get("industry");
        if (!industry.isEmpty() && industries.find(industry).isEmpty()) {
            findings.refuse(
                    row,
                    "industry",
                    new Words(
                            "不是GB/T 4754-2017的行业代码；请填写 2 至 4 位数字，如 3911",
                            "not an industry code of GB/T 4754-2017; write 2 to 4 digits, such as 3911"));
            wrong = true;
        }
        String dayColumn = row.first("registered_on", "founded");
        Optional<LocalDate> registeredOn = reader.day(row, dayColumn);
        wrong |= RowReader.failed(row, dayColumn, registeredOn);
        if (registeredOn.filter(day -> day.isAfter(today)).isPresent()) {
            findings.refuse(
                    row,
                    dayColumn,
                    new Words(
                            "注册日期在未来；请核对", "the day of registration lies in the future; check it"));
            wrong = true;
        }
        if (wrong) {
            return Optional.empty();
        }
        Particulars old =
                known.orElse(
                        new Particulars(null, null, null, null, null, null, null, null, false));
        return Optional.of(
                new Particulars(
                        uscc != null ? uscc : old.uscc(),
                        otherId != null ? otherId : old.otherId(),
                        or(row.get(row.first("name", "name_zh")), old.name()),
                        or(row.get("name_en"), old.nameEn()),
                        or(region, old.region()),
                        or(
                                industries.find(industry).map(found -> found.code()).orElse(""),
                                old.industry()),
                        or(row.get("industry_label"), old.industryLabel()),
                        registeredOn.orElse(old.registeredOn()),
                        known.isPresent() ? old.synthetic() : row.get("synthetic").equals("true")));
    }

    private static @Nullable String or(String given, @Nullable String old) {
        return given.isEmpty() ? old : given;
    }
}
