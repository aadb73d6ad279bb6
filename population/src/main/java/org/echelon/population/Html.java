package org.echelon.population;

import java.util.List;
import org.echelon.policy.message.Words;

/// Writes one self-contained page: both languages side by side, tables with headings, bars as SVG.
/// All text is escaped here and nowhere else.
public final class Html {

    private static final String STYLE =
            """
            body{font:16px/1.5 system-ui,"Noto Sans SC",sans-serif;max-width:70rem;margin:0 auto;padding:1rem;color:#0b0c0c;background:#fff}
            table{border-collapse:collapse;margin:.5rem 0 1rem;width:100%}
            th,td{border-bottom:1px solid #b1b4b6;padding:.3rem .6rem;text-align:left;vertical-align:top}
            td.n{text-align:right;font-variant-numeric:tabular-nums}
            .note{border-left:.5rem solid #d4351c;padding:.5rem 1rem;font-weight:bold}
            [lang=en]{color:#383f43}
            figure{margin:0 0 1.5rem}svg{max-width:100%;height:auto}
            .wide{overflow-x:auto}
            """;

    private final StringBuilder out = new StringBuilder();

    /// A bar of a picture.
    public record Bar(Words name, long value) {}

    public void open(String title) {
        out.append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append(
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escape(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n");
    }

    public void heading(int level, Words words) {
        out.append("<h%d>%s</h%d>\n".formatted(level, both(words), level));
    }

    public void paragraph(Words words) {
        out.append("<p>%s</p>\n".formatted(both(words)));
    }

    public void note(Words words) {
        out.append("<p class=\"note\" role=\"note\">%s</p>\n".formatted(both(words)));
    }

    /// The first column names the row.
    public void table(Words... head) {
        out.append(
                "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"%s\"><table>\n<thead><tr>"
                        .formatted(escape(head[0].zh() + " · " + head[0].en())));
        for (Words words : head) {
            out.append("<th scope=\"col\">%s</th>".formatted(both(words)));
        }
        out.append("</tr></thead>\n<tbody>\n");
    }

    public void row(Words name, Words... cells) {
        out.append("<tr><th scope=\"row\">%s</th>".formatted(both(name)));
        for (Words words : cells) {
            out.append("<td class=\"n\">%s</td>".formatted(both(words)));
        }
        out.append("</tr>\n");
    }

    public void endTable() {
        out.append("</tbody>\n</table></div>\n");
    }

    /// Bars, the longest as wide as the page; the table before says the same in figures.
    public void bars(Words title, List<Bar> bars) {
        long most = bars.stream().mapToLong(Bar::value).max().orElse(0);
        if (most == 0) {
            return;
        }
        int height = 26 * bars.size() + 4;
        out.append(
                "<figure><svg role=\"img\" viewBox=\"0 0 800 %d\" width=\"800\" height=\"%d\"><title>%s</title>\n"
                        .formatted(height, height, escape(title.zh() + " · " + title.en())));
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int y = 26 * i;
            double width = 440.0 * bar.value() / most;
            out.append(
                    "<text x=\"235\" y=\"%d\" text-anchor=\"end\" font-size=\"13\">%s</text><rect x=\"245\" y=\"%d\" width=\"%.1f\" height=\"18\" fill=\"#1d70b8\"/><text x=\"%.1f\" y=\"%d\" font-size=\"13\">%,d</text>\n"
                            .formatted(
                                    y + 17,
                                    escape(shortened(bar.name().zh())),
                                    y + 3,
                                    width,
                                    250 + width,
                                    y + 17,
                                    bar.value()));
        }
        out.append("</svg><figcaption>%s</figcaption></figure>\n".formatted(both(title)));
    }

    /// A picture made elsewhere; none where it is empty.
    void figure(String svg, Words caption) {
        if (!svg.isEmpty()) {
            out.append(
                    "<figure>%s<figcaption>%s</figcaption></figure>\n"
                            .formatted(svg, both(caption)));
        }
    }

    private static String shortened(String text) {
        return text.length() > 16 ? text.substring(0, 15) + "…" : text;
    }

    public String close() {
        return out.append("</main>\n</body>\n</html>\n").toString();
    }

    private static String both(Words words) {
        return words.zh().equals(words.en())
                ? escape(words.zh())
                : "<span>%s</span> <span lang=\"en\">%s</span>"
                        .formatted(escape(words.zh()), escape(words.en()));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
