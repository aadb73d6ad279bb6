package org.echelon.platform.people;

import jakarta.servlet.http.HttpServletRequest;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.KeptForm;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/// Says that a form came too late and keeps what was typed. Only reached from the form itself.
@Controller
class KeptFormPages {

    private final CurrentViewer viewer;

    KeptFormPages(CurrentViewer viewer) {
        this.viewer = viewer;
    }

    @RequestMapping("/sign-in/kept")
    String kept(HttpServletRequest request, Model model) {
        KeptForm form =
                KeptForm.of(request)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("form", form);
        model.addAttribute("back", viewer.find().isPresent());
        return "people/kept";
    }
}
