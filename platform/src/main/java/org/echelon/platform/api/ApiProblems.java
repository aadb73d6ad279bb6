package org.echelon.platform.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.echelon.platform.page.Reference;
import org.echelon.policy.message.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// Answers the mistakes of machines as problems (RFC 9457): what happened and what to do in both
/// languages, and the reference number that the log has.
@RestControllerAdvice(basePackageClasses = ApiProblems.class)
class ApiProblems {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(
            NotFound fault, HttpServletRequest request, Locale locale) {
        return answer(HttpStatus.NOT_FOUND, "not-found", fault.words(), request, locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(
            FactsRefused fault, HttpServletRequest request, Locale locale) {
        List<Map<String, String>> problems =
                fault.problems().stream()
                        .map(problem ->
                                Map.of(
                                        "code", problem.code(),
                                        "zh", problem.message().zh(),
                                        "en", problem.message().en()))
                        .toList();
        return answer(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "facts-refused",
                new Words(
                        "在册数据有不可能的数值，无法判定；请先更正 problems 中列出的数据",
                        "facts on file are impossible and cannot be judged; correct those listed under problems first"),
                Map.of("problems", problems),
                request,
                locale);
    }

    @ExceptionHandler({
        AccessDeniedException.class,
        AuthenticationCredentialsNotFoundException.class
    })
    ResponseEntity<ProblemDetail> denied(HttpServletRequest request, Locale locale) {
        return answer(
                HttpStatus.FORBIDDEN,
                "forbidden",
                new Words(
                        "您的账号无权读取它；它可能不在您的区域或授权范围内",
                        "your account has no right to this; it may lie outside your region or mandate"),
                request,
                locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(
            ActRefused fault, HttpServletRequest request, Locale locale) {
        return answer(
                HttpStatus.CONFLICT,
                "act-refused",
                fault.what(),
                Map.of("remedy", Map.of("zh", fault.remedy().zh(), "en", fault.remedy().en())),
                request,
                locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrong(
            WrongParameter fault, HttpServletRequest request, Locale locale) {
        return answer(
                fault.parameter().equals(HttpHeaders.IF_MATCH)
                        ? HttpStatus.PRECONDITION_REQUIRED
                        : HttpStatus.BAD_REQUEST,
                "parameter",
                fault.words(),
                Map.of("parameter", fault.parameter()),
                request,
                locale);
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<ProblemDetail> unreadable(HttpServletRequest request, Locale locale) {
        return answer(
                HttpStatus.BAD_REQUEST,
                "body",
                new Words(
                        "请求正文不是合用的 JSON；请对照接口说明 /api/openapi.json",
                        "the body is no JSON of the form that is expected; see /api/openapi.json"),
                request,
                locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongKind(
            MethodArgumentTypeMismatchException fault, HttpServletRequest request, Locale locale) {
        Class<?> wanted = fault.getRequiredType();
        String kind = wanted == null ? "" : wanted.getSimpleName();
        String form = kind.equals("LocalDate") ? "2026-11-21" : kind;
        return wrongParameter(
                new Words(
                        "参数 " + fault.getName() + " 的写法不对，应如 " + form,
                        "parameter " + fault.getName() + " cannot be read; write it like " + form),
                Map.of("parameter", fault.getName()),
                request,
                locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(
            MissingServletRequestParameterException fault,
            HttpServletRequest request,
            Locale locale) {
        return wrongParameter(
                new Words(
                        "缺少参数 " + fault.getParameterName(),
                        "parameter " + fault.getParameterName() + " is missing"),
                Map.of("parameter", fault.getParameterName()),
                request,
                locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> outOfBounds(
            HandlerMethodValidationException fault, HttpServletRequest request, Locale locale) {
        List<String> parameters =
                fault.getParameterValidationResults().stream()
                        .map(result ->
                                String.valueOf(result.getMethodParameter().getParameterName()))
                        .toList();
        return wrongParameter(
                new Words(
                        "参数超出范围：" + String.join("、", parameters),
                        "out of bounds: " + String.join(", ", parameters)),
                Map.of("parameters", parameters),
                request,
                locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> contradiction(
            IllegalArgumentException fault, HttpServletRequest request, Locale locale) {
        LOG.info("Bad request", fault);
        return answer(
                HttpStatus.BAD_REQUEST,
                "request",
                new Words(
                        "请求的参数不能一起使用或缺少其一；请对照接口说明 /api/openapi.json",
                        "the parameters do not go together or one is missing; see /api/openapi.json"),
                request,
                locale);
    }

    /// Everything else is our fault.
    @ExceptionHandler
    ResponseEntity<ProblemDetail> fault(
            Exception fault, HttpServletRequest request, Locale locale) {
        LOG.error("Fault of the interface", fault);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "fault",
                new Words(
                        "平台出了故障，未完成的已全部撤销；请稍后再试，并把编号告诉管理员",
                        "the platform has a fault and has undone what was not finished; try again later"
                                + " and tell the administrator the reference number"),
                request,
                locale);
    }

    private static ResponseEntity<ProblemDetail> wrongParameter(
            Words detail, Map<String, Object> which, HttpServletRequest request, Locale locale) {
        return answer(HttpStatus.BAD_REQUEST, "parameter", detail, which, request, locale);
    }

    private static ResponseEntity<ProblemDetail> answer(
            HttpStatus status,
            String type,
            Words detail,
            HttpServletRequest request,
            Locale locale) {
        return answer(status, type, detail, Map.of(), request, locale);
    }

    private static ResponseEntity<ProblemDetail> answer(
            HttpStatus status,
            String type,
            Words detail,
            Map<String, Object> more,
            HttpServletRequest request,
            Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:echelon:problem:" + type));
        problem.setTitle(status.getReasonPhrase());
        problem.setDetail(detail.in(locale));
        problem.setInstance(URI.create(request.getRequestURI()));
        problem.setProperty("reference", Reference.of(request));
        problem.setProperty("words", Map.of("zh", detail.zh(), "en", detail.en()));
        more.forEach(problem::setProperty);
        return ResponseEntity.status(status)
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .body(problem);
    }
}
