package org.echelon.platform.page;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// What the platform is, what its words mean, who can use it. For everybody.
@Controller
class AboutPages {

    private final List<Glossary.Entry> glossary = Glossary.read();

    @GetMapping("/about")
    String about() {
        return "page/about";
    }

    @GetMapping("/about/glossary")
    String glossary(Model model) {
        model.addAttribute("entries", glossary);
        return "page/glossary";
    }

    @GetMapping("/about/accessibility")
    String accessibility() {
        return "page/accessibility";
    }
}
