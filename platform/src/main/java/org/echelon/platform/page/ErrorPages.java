package org.echelon.platform.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
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
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final SecureRandom random = new SecureRandom();

    @RequestMapping("/error")
    String error(HttpServletRequest request, HttpServletResponse response, Model model) {
        int status = status(request);
        String reference = reference();
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        @Nullable Object fault = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (status >= 500) {
            LOG.error("Reference {}: {} {}", reference, status, path, (Throwable) fault);
        } else {
            LOG.info("Reference {}: {} {}", reference, status, path);
        }
        response.setStatus(status);
        model.addAttribute("kind", EXPLAINED.contains(status) ? Integer.toString(status) : "500");
        model.addAttribute("status", status);
        model.addAttribute("reference", reference);
        return "page/error";
    }

    private static int status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? status
                : 404;
    }

    /// Eight letters and digits that cannot be mistaken for each other when read over a telephone.
    private String reference() {
        StringBuilder text = new StringBuilder();
        for (int letter = 0; letter < 8; letter++) {
            text.append(letter == 4 ? "-" : "")
                    .append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
