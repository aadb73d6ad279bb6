package org.echelon.platform.casework.outcome;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.echelon.policy.programme.Sha256;

/// The package for the national system: the cases as CSV, a list to fill the numbers into, and a
/// manifest with the SHA-256 of each file. docs/formats/numbers-import.md describes it.
///
/// The same cases at the same moment give the same bytes.
final class ExportPackage {

    static final List<String> COLUMNS =
            List.of(
                    "receipt",
                    "uscc",
                    "name",
                    "region",
                    "registered_on",
                    "filing_year",
                    "filed_on",
                    "number_begins",
                    "notice_from",
                    "notice_until");

    /// The columns of the numbers' import.
    static final List<String> NUMBERS = List.of("receipt", "number", "issued_on", "evidence");

    private ExportPackage() {}

    static byte[] of(String code, String programme, Instant madeAt, List<WaitingCase> cases) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("cases.csv", csv(COLUMNS, cases.stream().map(ExportPackage::row).toList()));
        files.put(
                "numbers.csv",
                csv(
                        NUMBERS,
                        cases.stream()
                                .map(one -> List.of(one.file().receipt(), "", "", ""))
                                .toList()));
        files.put("manifest.json", manifest(code, programme, madeAt, cases.size(), files));
        return zip(files, madeAt);
    }

    private static List<String> row(WaitingCase one) {
        var file = one.file();
        var enterprise = one.enterprise();
        RegistryNumber.Expected expected = one.expected();
        return List.of(
                file.receipt(),
                Objects.requireNonNullElse(enterprise.uscc(), enterprise.key()),
                enterprise.name(),
                expected.division(),
                text(enterprise.registeredOn()),
                Integer.toString(file.year()),
                one.filedOn().toString(),
                expected.begins(""),
                text(file.noticeFrom()),
                text(file.noticeUntil()));
    }

    private static String text(java.time.@org.jspecify.annotations.Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static byte[] csv(List<String> columns, List<List<String>> rows) {
        StringBuilder text = new StringBuilder("\ufeff");
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(columns);
            for (List<String> row : rows) {
                printer.printRecord(row.stream().map(ExportPackage::harmless).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// A name that a spreadsheet would take for a formula is made harmless.
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static byte[] manifest(
            String code, String programme, Instant madeAt, int cases, Map<String, byte[]> files) {
        StringBuilder json = new StringBuilder();
        json.append("{\n  \"format\": \"echelon-numbers-1\",\n")
                .append("  \"batch\": \"%s\",\n".formatted(code))
                .append("  \"programme\": \"%s\",\n".formatted(programme))
                .append("  \"madeAt\": \"%s\",\n".formatted(madeAt))
                .append("  \"cases\": %d,\n".formatted(cases))
                .append("  \"files\": [");
        String comma = "";
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            json.append(comma)
                    .append(
                            "\n    { \"name\": \"%s\", \"bytes\": %d, \"sha256\": \"%s\" }"
                                    .formatted(
                                            file.getKey(),
                                            file.getValue().length,
                                            Sha256.of(file.getValue())));
            comma = ",";
        }
        return json.append("\n  ]\n}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, byte[]> files, Instant madeAt) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(LocalDateTime.ofInstant(madeAt, ZoneOffset.UTC));
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
