package org.echelon.platform.intake;

import org.echelon.platform.sheet.Sheets;

/// A file to bring in: its name, whose ending tells the format, and its bytes.
public final class Upload {

    /// The largest file that is read, in bytes.
    public static final int LARGEST = Sheets.LARGEST;

    private final String name;
    private final byte[] content;

    public Upload(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    public String name() {
        return name;
    }

    /// The bytes themselves; the caller does not change them.
    byte[] content() {
        return content;
    }

    /// The ending without its dot, in small letters; empty when there is none.
    String ending() {
        return Sheets.ending(name);
    }
}
