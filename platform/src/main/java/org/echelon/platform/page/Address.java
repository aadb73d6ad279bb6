package org.echelon.platform.page;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/// The address of a page with its parameters, from which the links of the page are made, so that a
/// filter, an order or a language survives every further click.
///
/// @param path encoded path, such as `/enterprises`
/// @param parameters values by name, in the order of the address
public record Address(String path, Map<String, List<String>> parameters) {

    public Address {
        parameters = new LinkedHashMap<>(parameters);
    }

    /// The address that was asked for.
    public static Address of(HttpServletRequest request) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (!request.getMethod().equals("POST")) {
            request.getParameterMap()
                    .forEach((name, values) -> parameters.put(name, List.of(values)));
        }
        return new Address(request.getRequestURI(), parameters);
    }

    /// An address without parameters.
    public static Address of(String path) {
        return new Address(path, Map.of());
    }

    /// A value as one segment of a path: also where it holds a slash, a semicolon or a percent
    /// sign, which servers refuse in encoded form. `~` introduces their code; [#plain] reads it
    /// back.
    public static String segment(String value) {
        String safe =
                value.replace("~", "~7E")
                        .replace("/", "~2F")
                        .replace("\\", "~5C")
                        .replace(";", "~3B")
                        .replace("%", "~25");
        return UriUtils.encodePathSegment(safe, StandardCharsets.UTF_8);
    }

    /// What [#segment] encoded, after the server has decoded percent signs.
    public static String plain(String segment) {
        return segment.replace("~25", "%")
                .replace("~3B", ";")
                .replace("~5C", "\\")
                .replace("~2F", "/")
                .replace("~7E", "~");
    }

    /// This address with one parameter set.
    public Address with(String name, String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
        changed.put(name, List.of(value));
        return new Address(path, changed);
    }

    /// This address without some parameters.
    public Address without(String... names) {
        Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
        for (String name : names) {
            changed.remove(name);
        }
        return new Address(path, changed);
    }

    /// Parameters as name and value, for the hidden fields of a form that adds to them.
    public List<Map.Entry<String, String>> fields() {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        parameters.forEach(
                (name, values) -> values.forEach(value -> fields.add(Map.entry(name, value))));
        return fields;
    }

    /// The address as text, percent-encoded; empty parameters are left out.
    @Override
    public String toString() {
        String query =
                fields().stream()
                        .filter(field -> !field.getValue().isEmpty())
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
