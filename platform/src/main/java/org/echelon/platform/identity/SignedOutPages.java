package org.echelon.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/// Keeps what was typed in a long form whose session has ended: in the page itself, nowhere else.
@Controller
class SignedOutPages {

    @RequestMapping("/signed-out")
    String signedOut(HttpServletRequest request, HttpServletResponse response, Model model) {
        Object resume = request.getAttribute(SignedOut.RESUME);
        if (!(resume instanceof String address)) {
            return "redirect:/sign-in";
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        List<Map.Entry<String, String>> typed =
                request.getParameterMap().entrySet().stream()
                        .filter(parameter -> !parameter.getKey().startsWith("_"))
                        .flatMap(parameter ->
                                List.of(parameter.getValue()).stream()
                                        .map(value -> Map.entry(parameter.getKey(), value)))
                        .toList();
        model.addAttribute("typed", typed);
        model.addAttribute("resume", address);
        return "identity/signed-out";
    }
}
