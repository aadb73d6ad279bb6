package org.echelon.platform.casework.application;

/// What is said beside a file.
final class PaperWords {

    private static final long KILO = 1024;

    private PaperWords() {}

    /// Its size, when it came, and whether it was looked at for viruses.
    static String detail(FiledPaper file, FormViews words) {
        String scan =
                file.scanned()
                        ? words.say().either("已查毒", "checked for viruses")
                        : words.say().either("未查毒", "not checked for viruses");
        return String.join(
                words.say().either("，", ", "), size(file.size()), words.moment(file.at()), scan);
    }

    static String size(int bytes) {
        return bytes < KILO
                ? bytes + " B"
                : bytes < KILO * KILO
                        ? Math.ceilDiv(bytes, KILO) + " KB"
                        : Math.ceilDiv(bytes * 10L, KILO * KILO) / 10.0 + " MB";
    }
}
