package org.echelon.platform.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/// Answers those whose session has ended: a page's script is told so in one line, and a long form
/// gets its values back instead of a refusal.
@Component
class SignedOut implements AccessDeniedHandler, AuthenticationEntryPoint {

    /// Where the page with the values learns where they go on to.
    static final String RESUME = SignedOut.class.getName() + ".resume";

    private final CurrentViewer viewer;
    private final ObjectProvider<LongForm> forms;
    private final AccessDeniedHandler plain = new AccessDeniedHandlerImpl();
    private final AuthenticationEntryPoint signIn =
            new LoginUrlAuthenticationEntryPoint("/sign-in");

    SignedOut(CurrentViewer viewer, ObjectProvider<LongForm> forms) {
        this.viewer = viewer;
        this.forms = forms;
    }

    /// Whether a request is from a page's script.
    static boolean wantsJson(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        return accepted != null && accepted.startsWith("application/json");
    }

    /// Whether a request brings typed values back to their form.
    boolean resumes(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && forms.stream().anyMatch(form -> form.isResume(path(request)));
    }

    /// A token that does not fit, and nobody signed in: the session has ended.
    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException, ServletException {
        if (viewer.find().isPresent()) {
            plain.handle(request, response, refused);
        } else {
            answer(request, response, refused);
        }
    }

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException refused)
            throws IOException, ServletException {
        if (wantsJson(request)
                || (request.getMethod().equals("POST") && resumeAt(path(request)).isPresent())) {
            answer(request, response, new AccessDeniedException("nobody is signed in", refused));
        } else {
            signIn.commence(request, response, refused);
        }
    }

    private void answer(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException, ServletException {
        if (wantsJson(request)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setContentType("application/json;charset=UTF-8");
            response.getWriter().print("{\"outcome\":\"signed-out\"}");
            return;
        }
        Optional<String> resume = resumeAt(path(request));
        if (request.getMethod().equals("POST") && resume.isPresent()) {
            request.setAttribute(RESUME, resume.get());
            request.getRequestDispatcher("/signed-out").forward(request, response);
            return;
        }
        plain.handle(request, response, refused);
    }

    private Optional<String> resumeAt(String path) {
        return forms.stream().flatMap(form -> form.resumeAt(path).stream()).findFirst();
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
