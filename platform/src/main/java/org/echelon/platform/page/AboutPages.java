package org.echelon.platform.page;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// What the platform is, what its words mean, who can use it. For everybody.
@Controller
class AboutPages {

    private final Glossary glossary;

    AboutPages(@Value("${echelon.root}") Path root) {
        this.glossary = Glossary.read(root);
    }

    @GetMapping("/about")
    String about() {
        return "page/about";
    }

    @GetMapping("/about/glossary")
    String glossary(Model model) {
        model.addAttribute("groups", glossary.groups());
        return "page/glossary";
    }

    @GetMapping("/about/accessibility")
    String accessibility() {
        return "page/accessibility";
    }
}
