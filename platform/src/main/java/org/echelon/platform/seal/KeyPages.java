package org.echelon.platform.seal;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/// With which key does the platform sign? For everybody.
@Controller
class KeyPages {

    private final Seal seal;

    KeyPages(Seal seal) {
        this.seal = seal;
    }

    @GetMapping("/about/keys")
    String page(Model model) {
        model.addAttribute("keys", seal.keys());
        return "seal/keys";
    }

    @GetMapping(value = "/about/keys.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    List<PublishedKey> json() {
        return seal.keys();
    }
}
