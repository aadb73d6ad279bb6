package org.echelon.platform.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Every component on one page, for those who build pages. For everybody.
@Controller
class GalleryPages {

    @GetMapping("/about/components")
    String components(HttpServletRequest request, Locale locale, Model model) {
        Formats say = new Formats(locale);
        Gallery gallery = new Gallery(say);
        model.addAttribute("gallery", gallery);
        model.addAttribute("table", gallery.table(TableAsk.of(request), Address.of(request)));
        model.addAttribute(
                "errors",
                List.of(
                        LinkView.of(
                                say.either(
                                        "“销售收入”应为数字，填的是“约三千万”",
                                        "Sales income must be a number; “about 30 m” was entered"),
                                "#revenue")));
        return "page/gallery";
    }
}
