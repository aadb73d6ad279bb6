package org.echelon.platform.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/// Says what happened, what is safe, what to do, with a reference number that the log also has.
@Controller
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final Set<Integer> EXPLAINED = Set.of(400, 403, 404, 405, 413);

    @RequestMapping("/error")
    String error(HttpServletRequest request, HttpServletResponse response, Model model) {
        int status = status(request);
        String reference = Reference.of(request);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        @Nullable Object fault = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (status >= 500) {
            LOG.error("Reference {}: {} {}", reference, status, route(path), (Throwable) fault);
        } else {
            LOG.info("Reference {}: {} {}", reference, status, route(path));
        }
        response.setStatus(status);
        model.addAttribute("kind", EXPLAINED.contains(status) ? Integer.toString(status) : "500");
        model.addAttribute("status", status);
        model.addAttribute("reference", reference);
        return "page/error";
    }

    /// The first segment of a path: the rest may hold the code of an enterprise.
    private static String route(@Nullable Object path) {
        return path == null ? "" : path.toString().replaceFirst("^(/[^/]*).*", "$1");
    }

    private static int status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? status
                : 404;
    }
}
