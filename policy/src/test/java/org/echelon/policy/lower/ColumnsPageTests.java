package org.echelon.policy.lower;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.SharedFolder;
import org.echelon.policy.Version;
import org.echelon.policy.message.Diagnostic;
import org.junit.jupiter.api.Test;

/// Keeps the table of docs/developers/columns.md; `-Dgolden.update=true` writes it anew.
class ColumnsPageTests {

    private static final String MARK = "Kept by `ColumnsPageTests`.\n\n";

    @Test
    void the_page_tells_of_every_version_what_runs_on_columns() throws IOException {
        Path page = SharedFolder.root().resolve("docs/developers/columns.md");
        String text = Files.readString(page);
        int start = text.indexOf(MARK) + MARK.length();
        String table = table();
        if ("true".equals(System.getProperty("golden.update"))) {
            Files.writeString(page, text.substring(0, start) + table);
        }
        assertThat(Files.readString(page).substring(start)).isEqualTo(table);
    }

    private static String table() {
        Programmes programmes = Programmes.read(SharedFolder.root().resolve("programmes"));
        StringBuilder rows = new StringBuilder();
        int whole = 0;
        int most = 0;
        int all = 0;
        for (Programme programme : programmes.all()) {
            for (Version version : programme.versions()) {
                Lowering lowering = version.lowering(programme).orElseThrow();
                all++;
                whole += lowering.isComplete() ? 1 : 0;
                most += lowering.plan().isPresent() ? 1 : 0;
                rows.append("| ")
                        .append(programme.id())
                        .append(" | ")
                        .append(version.definition().from())
                        .append(" | ")
                        .append(words(lowering))
                        .append(" |\n");
            }
        }
        return "%d of %d versions run on columns whole, %d more without some outcomes.\n\n"
                        .formatted(whole, all, most - whole)
                + "| programme | version | on columns |\n|---|---|---|\n"
                + rows;
    }

    private static String words(Lowering lowering) {
        if (lowering.isComplete()) {
            return "whole";
        }
        List<String> causes =
                lowering.refusals().stream()
                        .filter(refusal -> !refusal.message().startsWith("it reads "))
                        .map(ColumnsPageTests::words)
                        .toList();
        return (lowering.plan().isPresent() ? "without some outcomes: " : "refused: ")
                + String.join("; ", causes);
    }

    private static String words(Diagnostic refusal) {
        return refusal.place().replaceFirst(".*decision\\.dmn, decision ", "")
                + ": "
                + refusal.message();
    }
}
