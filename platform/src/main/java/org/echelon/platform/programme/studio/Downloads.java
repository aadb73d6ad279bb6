package org.echelon.platform.programme.studio;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Files that leave the studio.
final class Downloads {

    private static final MediaType XLSX =
            MediaType.parseMediaType(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private Downloads() {}

    static ResponseEntity<byte[]> zip(byte[] content, String name) {
        return file(content, MediaType.parseMediaType("application/zip"), name);
    }

    static ResponseEntity<byte[]> xlsx(byte[] content, String name) {
        return file(content, XLSX, name);
    }

    /// Why there is no file.
    static ResponseEntity<byte[]> refused(String why) {
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .body(why.getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }
}
