package org.echelon.platform.title.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.springframework.core.io.ClassPathResource;

/// The font of printed papers, Noto Sans SC.
///
/// It draws some characters and their look-alike radicals (方 and ⽅, U+65B9 and U+2F45) with one
/// glyph. A PDF keeps glyphs, and the way back to text takes the lower code: whoever searches,
/// copies or listens would get the radical. So the radicals are taken off the font's character map
/// (format 12 of the OpenType specification) before it is used.
final class PaperFont {

    private static final String FILE = "fonts/NotoSansSC_400Regular.ttf";
    private static final int CMAP = 0x636D6170;
    private static final int FIRST_RADICAL = 0x2E80;
    private static final int LAST_RADICAL = 0x2FDF;

    private PaperFont() {}

    private static final class Kept {
        static final byte[] FONT = withoutRadicals(read());
    }

    static InputStream open() {
        return new ByteArrayInputStream(Kept.FONT);
    }

    private static byte[] read() {
        try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the font " + FILE + " is not on the class path; build the pages again", e);
        }
    }

    private static byte[] withoutRadicals(byte[] font) {
        ByteBuffer data = ByteBuffer.wrap(font);
        int map = table(data);
        int subtables = data.getShort(map + 2);
        for (int i = 0; i < subtables; i++) {
            int subtable = map + data.getInt(map + 4 + 8 * i + 4);
            if (data.getShort(subtable) == 12) {
                clear(data, subtable);
            }
        }
        return font;
    }

    private static int table(ByteBuffer data) {
        int tables = data.getShort(4);
        for (int i = 0; i < tables; i++) {
            int entry = 12 + 16 * i;
            if (data.getInt(entry) == CMAP) {
                return data.getInt(entry + 8);
            }
        }
        throw new IllegalStateException(FILE + " has no character map");
    }

    /// Lets the groups of radicals point at the empty glyph.
    private static void clear(ByteBuffer data, int subtable) {
        int groups = data.getInt(subtable + 12);
        for (int i = 0; i < groups; i++) {
            int group = subtable + 16 + 12 * i;
            if (data.getInt(group) >= FIRST_RADICAL && data.getInt(group + 4) <= LAST_RADICAL) {
                data.putInt(group + 8, 0);
            }
        }
    }
}
