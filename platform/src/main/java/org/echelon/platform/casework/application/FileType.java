package org.echelon.platform.casework.application;

import java.io.IOException;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/// The kinds of files that are taken as papers, told by what is in them: neither the name nor what
/// the browser says decides.
public enum FileType {
    PDF("pdf", "application/pdf"),
    PNG("png", "image/png"),
    JPEG("jpg", "image/jpeg"),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    /// The Chinese national format of fixed documents, GB/T 33190.
    OFD("ofd", "application/ofd");

    /// What a file dialog offers.
    public static final String ACCEPT = ".pdf,.png,.jpg,.jpeg,.xlsx,.docx,.ofd";

    private static final byte[] PNG_SIGNATURE = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'
    };
    private static final byte[] JPEG_SIGNATURE = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] ZIP_SIGNATURE = {'P', 'K', 3, 4};
    private static final byte[] PDF_SIGNATURE = {'%', 'P', 'D', 'F', '-'};
    private static final int MOST_ENTRIES = 20_000;

    private final String ending;
    private final String mediaType;

    FileType(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /// A name with an ending that fits the content, whatever the file was called.
    public String nameFor(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        boolean fits = small.endsWith("." + ending) || (this == JPEG && small.endsWith(".jpeg"));
        return fits ? name : name + "." + ending;
    }

    /// What a file is; empty where it is nothing that is taken, such as a web page, a program, a
    /// workbook with macros, or an archive.
    static Optional<FileType> of(byte[] content) {
        if (begins(content, PDF_SIGNATURE)) {
            return Optional.of(PDF);
        }
        if (begins(content, PNG_SIGNATURE)) {
            return Optional.of(PNG);
        }
        if (begins(content, JPEG_SIGNATURE)) {
            return Optional.of(JPEG);
        }
        return begins(content, ZIP_SIGNATURE) ? inside(content) : Optional.empty();
    }

    /// Only the list of entries is read, nothing is unpacked.
    private static Optional<FileType> inside(byte[] content) {
        Set<String> names = new HashSet<>();
        try (ZipFile zip =
                ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                        .get()) {
            Enumeration<ZipArchiveEntry> entries = zip.getEntries();
            while (entries.hasMoreElements() && names.size() < MOST_ENTRIES) {
                names.add(entries.nextElement().getName());
            }
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
        boolean macros = names.stream().anyMatch(name -> name.endsWith("vbaProject.bin"));
        if (macros) {
            return Optional.empty();
        }
        if (names.contains("OFD.xml")) {
            return Optional.of(OFD);
        }
        if (!names.contains("[Content_Types].xml")) {
            return Optional.empty();
        }
        if (names.contains("xl/workbook.xml")) {
            return Optional.of(XLSX);
        }
        return names.contains("word/document.xml") ? Optional.of(DOCX) : Optional.empty();
    }

    private static boolean begins(byte[] content, byte[] signature) {
        return content.length >= signature.length
                && Arrays.equals(content, 0, signature.length, signature, 0, signature.length);
    }
}
