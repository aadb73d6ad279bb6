package org.echelon.platform.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One record of the trail.
///
/// @param id number of the row
/// @param at when, to the microsecond
/// @param actor sign-in name
/// @param role role of the actor then
/// @param action what was done, `module.verb`
/// @param subject key of what it was done to
/// @param detail further keys, by name
/// @param salt random, so that the published hash tells nothing
record Entry(
        long id,
        Instant at,
        String actor,
        String role,
        String action,
        String subject,
        Map<String, String> detail,
        String salt) {

    static final String COLUMNS =
            "r.id, r.at, r.actor, r.role, r.action, r.subject, r.detail, r.salt";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    Entry {
        detail = Map.copyOf(detail);
    }

    static Entry read(ResultSet row, int number) throws SQLException {
        Map<String, String> detail = new TreeMap<>();
        for (Map.Entry<String, JsonNode> member :
                JSON.readTree(row.getString("detail")).properties()) {
            detail.put(member.getKey(), member.getValue().asString());
        }
        return new Entry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("role"),
                row.getString("action"),
                row.getString("subject"),
                detail,
                row.getString("salt"));
    }

    /// The bytes that are hashed: everything that the record says.
    String canonical() {
        return CanonicalJson.of(
                Map.of(
                        "action", action,
                        "actor", actor,
                        "at", MOMENT.format(at),
                        "detail", detail,
                        "id", id,
                        "role", role,
                        "salt", salt,
                        "subject", subject));
    }

    /// The hash of what the record says.
    String content() {
        return sha256(canonical());
    }

    /// SHA-256 of a text in UTF-8, in hexadecimal.
    static String sha256(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
