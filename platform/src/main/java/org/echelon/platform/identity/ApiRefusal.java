package org.echelon.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.message.Words;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/// Why a machine is not let in, as a problem (RFC 9457) of the same form as all problems of the
/// interface: in both languages, with the reference that the log has.
enum ApiRefusal {
    NO_TOKEN(
            HttpStatus.UNAUTHORIZED,
            "sign-in",
            "请以 Authorization: Bearer … 带上令牌；令牌在 /account 页面上创建",
            "send a token as Authorization: Bearer …; make one at /account"),
    WRONG_TOKEN(
            HttpStatus.UNAUTHORIZED,
            "sign-in",
            "令牌不存在、已过期或已撤销；请在 /account 页面上另建一个",
            "the token is unknown, has expired or was revoked; make a new one at /account"),
    NO_RIGHT(
            HttpStatus.FORBIDDEN,
            "forbidden",
            "该账号无权这样做，或请求由浏览器发出而没有带许可",
            "the account has no right to this, or the request was made in a browser without"
                    + " its permit"),
    NOTHING_HERE(
            HttpStatus.NOT_FOUND, "not-found", "这个地址上没有内容", "there is nothing at this address");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpStatus status;
    private final String type;
    private final String zh;
    private final String en;

    ApiRefusal(HttpStatus status, String type, String zh, String en) {
        this.status = status;
        this.type = type;
        this.zh = zh;
        this.en = en;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (status == HttpStatus.UNAUTHORIZED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:echelon:problem:" + type);
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", new Words(zh, en).in(request.getLocale()));
        problem.put("instance", request.getRequestURI());
        problem.put(
                "reference",
                Optional.ofNullable(response.getHeader("Echelon-Reference")).orElse("–"));
        problem.put("words", Map.of("zh", zh, "en", en));
        response.setStatus(status.value());
        response.setContentType("application/problem+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(JSON.writeValueAsString(problem));
    }
}
