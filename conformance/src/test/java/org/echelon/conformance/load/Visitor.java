package org.echelon.conformance.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody with a browser of their own: cookies, forms with their token, no scripts.
final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final String BOUNDARY = "----echelon-load";

    private final HttpClient client =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final String base;
    private final Stopwatch watch;
    private String token = "";

    Visitor(String base, Stopwatch watch) {
        this.base = base;
        this.watch = watch;
    }

    void signIn(String name, String password) throws IOException, InterruptedException {
        get("sign in", "/sign-in");
        String to = post("sign in", "/sign-in", List.of("username", name, "password", password));
        if (to.contains("/sign-in")) {
            throw new IllegalStateException("cannot sign in as " + name + ": " + to);
        }
        get("first page", to);
    }

    /// Reads a page, following where it leads.
    void get(String kind, String path) throws IOException, InterruptedException {
        String at = path;
        for (int step = 0; step < 5; step++) {
            HttpResponse<String> answer = send(kind, HttpRequest.newBuilder(uri(at)).GET().build());
            if (answer.statusCode() / 100 != 3) {
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(at + " answers " + answer.statusCode());
                }
                Matcher found = TOKEN.matcher(answer.body());
                if (found.find()) {
                    token = found.group(1);
                }
                return;
            }
            at = location(answer);
        }
        throw new IllegalStateException(path + " leads in a circle");
    }

    /// Sends a form and gives the address it leads to.
    String post(String kind, String path, List<String> fields)
            throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder("_csrf=" + encoded(token));
        for (int i = 0; i < fields.size(); i += 2) {
            body.append('&')
                    .append(encoded(fields.get(i)))
                    .append('=')
                    .append(encoded(fields.get(i + 1)));
        }
        return location(
                send(
                        kind,
                        HttpRequest.newBuilder(uri(path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(body.toString()))
                                .build()));
    }

    void upload(String kind, String path, String paper, byte[] content)
            throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(
                body,
                "Content-Disposition: form-data; name=\"_csrf\"",
                token.getBytes(StandardCharsets.UTF_8));
        part(
                body,
                "Content-Disposition: form-data; name=\"paper\"",
                paper.getBytes(StandardCharsets.UTF_8));
        part(
                body,
                "Content-Disposition: form-data; name=\"file\"; filename=\""
                        + paper
                        + ".pdf\"\r\nContent-Type: application/pdf",
                content);
        body.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        location(
                send(
                        kind,
                        HttpRequest.newBuilder(uri(path))
                                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                                .build()));
    }

    private static void part(ByteArrayOutputStream body, String head, byte[] content)
            throws IOException {
        body.write(("--" + BOUNDARY + "\r\n" + head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.write(content);
        body.write("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(String kind, HttpRequest request)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        watch.add(kind, System.nanoTime() - begin);
        return answer;
    }

    private URI uri(String path) {
        return URI.create(path.startsWith("http") ? path : base + path);
    }

    private String location(HttpResponse<String> answer) {
        String to =
                answer.headers()
                        .firstValue("Location")
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        answer.uri()
                                                + " answers "
                                                + answer.statusCode()
                                                + " and leads nowhere: "
                                                + answer.body()
                                                        .replaceAll("(?s).*<main", "")
                                                        .replaceAll("<[^>]*>|\\s+", " ")));
        return to.startsWith(base) ? to.substring(base.length()) : to;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
