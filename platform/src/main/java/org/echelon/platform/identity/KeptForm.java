package org.echelon.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A form that came too late: its sign-in or its permit had ended. Its fields are kept on the page
/// that says so, and go to the same address again when the person is back.
///
/// @param address where it was sent
/// @param fields what was typed, but for passwords
/// @param files whether files were sent, which have to be chosen again
public record KeptForm(String address, List<Field> fields, boolean files) {

    public KeptForm {
        fields = List.copyOf(fields);
    }

    /// A value of a field.
    public record Field(String name, String value) {}

    /// The form that this request brought too late; empty where it brought none.
    public static Optional<KeptForm> of(HttpServletRequest request) {
        if (!(request.getAttribute(Refusals.KEPT_ADDRESS) instanceof String address)) {
            return Optional.empty();
        }
        List<Field> fields = new ArrayList<>();
        request.getParameterMap()
                .forEach((name, values) -> {
                    if (!isSecret(name)) {
                        for (String value : values) {
                            fields.add(new Field(name, value));
                        }
                    }
                });
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        return Optional.of(new KeptForm(address, fields, type.startsWith("multipart/")));
    }

    private static boolean isSecret(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.equals("_csrf")
                || small.contains("password")
                || small.equals("confirmation")
                || small.equals("old");
    }
}
