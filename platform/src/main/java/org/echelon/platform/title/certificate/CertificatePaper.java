package org.echelon.platform.title.certificate;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.echelon.platform.title.TitleNames;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/// Prints a certificate as PDF: one page in both languages, tagged for screen readers (PDF/UA),
/// with the glyphs it needs and no others.
@Component
class CertificatePaper {

    private static final String FAMILY = "Noto Sans SC";

    /// Printing takes a good part of a second of one processor; more than a few at once wait.
    private static final int AT_ONCE = 2;

    private final SpringTemplateEngine templates;
    private final TitleNames names;
    private final Semaphore press = new Semaphore(AT_ONCE, true);

    CertificatePaper(SpringTemplateEngine templates, TitleNames names) {
        this.templates = templates;
        this.names = names;
        XRLog.setLoggingEnabled(false);
    }

    /// A line of the page.
    ///
    /// @param name what it is
    /// @param value what it says; both languages where they differ
    /// @param translation the value in English; absent where one text serves both
    public record Line(Words name, String value, @Nullable String translation) {}

    /// The PDF as of a day.
    ///
    /// @param platform address of the platform
    byte[] print(Verification verification, LocalDate today, String platform) {
        Certificate certificate = verification.certificate();
        Context context = new Context(Locale.SIMPLIFIED_CHINESE);
        context.setVariable("title", names.of(certificate.printed().title()));
        context.setVariable("lines", lines(certificate.printed(), today));
        context.setVariable("marks", marks(verification));
        context.setVariable(
                "synthetic", verification.now().filter(now -> now.synthetic()).isPresent());
        context.setVariable("code", CertificateCode.shown(certificate.printed().code()));
        context.setVariable("address", certificate.address(platform));
        context.setVariable("key", certificate.signature().key());
        context.setVariable("qr", QrCode.picture(certificate.qr(platform)));
        String html = templates.process("title/certificate/paper", context);
        press.acquireUninterruptibly();
        try {
            return pdf(html);
        } catch (IOException e) {
            throw new UncheckedIOException("the certificate could not be printed; try again", e);
        } finally {
            press.release();
        }
    }

    private static byte[] pdf(String html) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useFont(PaperFont::open, FAMILY);
        builder.withHtmlContent(html, null);
        builder.withProducer("Echelon");
        builder.toStream(out);
        builder.run();
        return out.toByteArray();
    }

    private List<Line> lines(Printed printed, LocalDate today) {
        Words title = names.of(printed.title());
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(new Words("企业名称", "Enterprise"), printed.name(), null));
        lines.add(
                new Line(
                        printed.enterpriseCode().contains(":")
                                ? new Words("企业标识", "Identifier")
                                : new Words("统一社会信用代码", "Unified Social Credit Code"),
                        printed.enterpriseCode(),
                        null));
        lines.add(new Line(new Words("称号", "Title"), title.zh(), title.en()));
        lines.add(number(printed));
        if (printed.issuedOn() != null) {
            lines.add(
                    new Line(new Words("签发日期", "Issued on"), printed.issuedOn().toString(), null));
        }
        lines.add(term(printed));
        lines.add(new Line(new Words("打印日期", "Printed on"), today.toString(), null));
        return lines;
    }

    private static Line number(Printed printed) {
        Words name = new Words("编号", "Number");
        return printed.simulated()
                ? new Line(name, printed.number() + "（模拟）", printed.number() + " (SIMULATED)")
                : new Line(name, printed.number(), null);
    }

    private static Line term(Printed printed) {
        Words name = new Words("有效期", "Valid");
        LocalDate until = printed.until();
        return until == null
                ? new Line(
                        name,
                        "自 " + printed.from() + " 起",
                        "from " + printed.from() + ", without end")
                : new Line(
                        name,
                        printed.from() + " 至 " + until.minusDays(1),
                        "from " + printed.from() + " to " + until.minusDays(1));
    }

    /// What stands across the page.
    private static List<Words> marks(Verification verification) {
        List<Words> marks = new ArrayList<>();
        if (verification.certificate().printed().simulated()) {
            marks.add(new Words("模拟", "SIMULATED"));
        }
        if (verification.standing() != Verification.Standing.VALID) {
            Words words = verification.standing().words();
            marks.add(new Words(words.zh(), words.en().toUpperCase(Locale.ROOT)));
        }
        return marks;
    }
}
