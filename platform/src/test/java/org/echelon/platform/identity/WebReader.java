package org.echelon.platform.identity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A reader with cookies and no scripts, who follows links and sends forms.
public final class WebReader {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private static final String BOUNDARY = "----echelon-test";

    private final String base;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder()
                    .cookieHandler(cookies)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();

    public WebReader(String base) {
        this.base = base;
    }

    /// Opens a page, following where it leads.
    public HttpResponse<String> open(String address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(absolute(address))).GET());
    }

    /// Sends a form with the permit of a page, as that page would.
    public HttpResponse<String> post(String address, String page, Map<String, String> fields)
            throws IOException, InterruptedException {
        String body =
                withPermit(page, fields).entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(URI.create(absolute(address)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Sends a form with a file, as that page would.
    public HttpResponse<String> upload(
            String address, String page, Map<String, String> fields, String file, byte[] content)
            throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : withPermit(page, fields).entrySet()) {
            part(body, field.getKey(), "", field.getValue().getBytes(StandardCharsets.UTF_8));
        }
        part(body, "file", "; filename=\"" + file + "\"", content);
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(
                HttpRequest.newBuilder(URI.create(absolute(address)))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(ByteArrayOutputStream body, String name, String more, byte[] content) {
        body.writeBytes(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
                        .formatted(BOUNDARY, name, more)
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> withPermit(String page, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        Matcher token = TOKEN.matcher(page);
        if (token.find()) {
            all.put("_csrf", token.group(1));
        }
        return all;
    }

    /// Signs in by the form.
    public HttpResponse<String> signIn(String name, String password)
            throws IOException, InterruptedException {
        return post(
                "/sign-in",
                open("/sign-in").body(),
                Map.of("username", name, "password", password));
    }

    /// Forgets every session, as time does.
    public void forgetSessions() {
        cookies.getCookieStore().removeAll();
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(
                request.header("Accept-Language", "en").header("Accept", "text/html").build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String absolute(String address) {
        return address.startsWith("http") ? address : base + address;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
