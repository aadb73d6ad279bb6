package org.echelon.platform.title.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.TestRegister;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.seal.Seal;
import org.echelon.platform.seal.Signature;
import org.echelon.platform.title.Issuing;
import org.echelon.platform.title.NewTitle;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@PlatformTest
class CertificateTests {

    private static final LocalDate TODAY = TestClock.TODAY;
    private static final LocalDate ISSUED = LocalDate.of(2026, 8, 3);
    private static final AtomicInteger SERIAL = new AtomicInteger(10_000);

    @Autowired private MockMvc web;
    @Autowired private TestRegister register;
    @Autowired private Issuing issuing;
    @Autowired private Certificates certificates;
    @Autowired private Seal seal;
    @Autowired private TestClock clock;
    @Autowired private JdbcClient database;

    @AfterEach
    void today() {
        clock.set(TODAY);
    }

    /// An enterprise that holds a title.
    private record Holder(String key, String number) {

        String name() {
            return "样例测试" + key.substring(10) + "有限公司";
        }
    }

    private Holder holder(boolean simulated) {
        String key = register.enterprise("440114");
        String number = "2026440114081" + SERIAL.incrementAndGet();
        TestRegister.as(
                TestViewers.PLATFORM,
                () ->
                        issuing.issue(
                                new NewTitle(
                                        key,
                                        "cn/tech-sme",
                                        null,
                                        number,
                                        ISSUED,
                                        ISSUED,
                                        "case",
                                        "notice 7 of 2026",
                                        null,
                                        simulated)));
        return new Holder(key, number);
    }

    private Certificate certificate(Holder holder) {
        return TestRegister.as(
                        TestViewers.PLATFORM,
                        () -> certificates.of(holder.key(), "cn/tech-sme", holder.number()))
                .orElseThrow();
    }

    private static String address(Certificate certificate) {
        return certificate.address("");
    }

    private static MockHttpServletRequestBuilder from(String address, String network) {
        return get(address)
                .with(request -> {
                    request.setRemoteAddr(network);
                    return request;
                });
    }

    private byte[] pdf(Certificate certificate) throws Exception {
        return web.perform(get(address(certificate) + ".pdf"))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/pdf"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private static String text(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static BufferedImage picture(byte[] pdf, String name) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 150);
            Path folder = TestDatabase.root().resolve("platform/target/screenshots");
            Files.createDirectories(folder);
            ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
            return image;
        }
    }

    private static String decoded(BufferedImage image) throws Exception {
        int[] pixels =
                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(
                                new HybridBinarizer(
                                        new RGBLuminanceSource(
                                                image.getWidth(), image.getHeight(), pixels))),
                        Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }

    private void shows(Certificate certificate, String zh, String en) throws Exception {
        web.perform(get(address(certificate)).param("lang", "zh"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString(zh)));
        web.perform(get(address(certificate)).param("lang", "en"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString(en)));
    }

    @Test
    void theConfirmationSaysInBothLanguagesWhatTheRegisterSays() throws Exception {
        Holder holder = holder(false);

        String text = text(pdf(certificate(holder)));

        assertThat(text)
                .contains("企业称号登记确认单", "Confirmation of registration")
                .contains("不是主管部门颁发的证书", "not a certificate of a ministry")
                .contains(holder.name(), holder.key(), holder.number())
                .contains("2026-08-03 至 2026-12-31", "from 2026-08-03 to 2026-12-31")
                .contains("科技型中小企业")
                .doesNotContain("模拟", "SIMULATED");
    }

    @Test
    void theFileIsTaggedNamedInALanguageAndSmall() throws Exception {
        byte[] pdf = pdf(certificate(holder(false)));

        picture(pdf, "certificate");
        assertThat(pdf.length).isLessThan(200_000);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var catalog = document.getDocumentCatalog();
            assertThat(document.getNumberOfPages()).isOne();
            assertThat(catalog.getLanguage()).isEqualTo("zh-CN");
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot()).isNotNull();
            assertThat(document.getDocumentInformation().getTitle())
                    .startsWith("登记确认单 Confirmation of registration");
            var fonts = document.getPage(0).getResources();
            for (var name : fonts.getFontNames()) {
                assertThat(fonts.getFont(name).isEmbedded()).isTrue();
                assertThat(fonts.getFont(name).getName()).matches("[A-Z]{6}\\+.*");
            }
        }
    }

    @Test
    void theQrCodeHoldsTheAddressAndATextWhoseSignatureIsOurs() throws Exception {
        Certificate certificate = certificate(holder(false));

        String qr = decoded(picture(pdf(certificate), "certificate"));

        assertThat(qr).startsWith("http://localhost" + address(certificate) + "#");
        List<String> parts = List.of(qr.substring(qr.indexOf('#') + 1).split("\\."));
        byte[] content = Base64.getUrlDecoder().decode(parts.get(0));
        byte[] signed = Base64.getUrlDecoder().decode(parts.get(1));
        Signature signature =
                new Signature(parts.get(2), Base64.getEncoder().encodeToString(signed));
        assertThat(seal.verifies(content, signature)).isTrue();
        assertThat(new String(content, StandardCharsets.UTF_8))
                .isEqualTo(certificate.printed().payload());
        content[30]++;
        assertThat(seal.verifies(content, signature)).isFalse();
    }

    @Test
    void aSimulatedNumberIsMarkedAcrossThePageAndInWordsOnEveryPage() throws Exception {
        Holder holder = holder(true);
        Certificate certificate = certificate(holder);
        byte[] pdf = pdf(certificate);

        picture(pdf, "certificate-simulated");
        assertThat(text(pdf)).contains("模拟 SIMULATED").contains(holder.number() + " (SIMULATED)");
        shows(certificate, "模拟：该编号由演示用的模拟发号器生成", "SIMULATED: this number was drawn");
        assertThat(certificate.printed().payload()).endsWith("\nsimulated");
        web.perform(get("/titles").param("q", holder.number()).param("lang", "en"))
                .andExpect(content().string(Matchers.containsString("SIMULATED number")));
        web.perform(get("/titles").param("q", holder.number()).param("format", "csv"))
                .andExpect(content().string(Matchers.containsString("模拟编号")));
        web.perform(
                        from("/certificates", "10.1.0.1")
                                .param("number", holder.number())
                                .param("name", holder.name())
                                .param("lang", "en"))
                .andExpect(content().string(Matchers.containsString("SIMULATED: this number")));
    }

    @Test
    void theCheckTellsValidThenExpired() throws Exception {
        Certificate certificate = certificate(holder(false));

        shows(certificate, "称号有效", "the title is valid");
        clock.set(LocalDate.of(2026, 12, 31));
        shows(certificate, "称号有效", "the title is valid");
        clock.set(LocalDate.of(2027, 1, 1));
        shows(certificate, "最后有效日为 2026-12-31", "2026-12-31 was its last day");
        assertThat(text(pdf(certificate))).contains("已到期 EXPIRED");
    }

    @Test
    void aTitleThatBeginsLaterIsNotValidYet() throws Exception {
        Certificate certificate = certificate(holder(false));

        clock.set(ISSUED.minusDays(1));

        shows(certificate, "尚未生效", "becomes valid on 2026-08-03");
    }

    @Test
    void theCheckTellsARevocationAndSinceWhen() throws Exception {
        Holder holder = holder(false);
        Certificate certificate = certificate(holder);
        LocalDate day = LocalDate.of(2026, 11, 2);

        TestRegister.as(
                TestViewers.PLATFORM,
                () -> issuing.revoke("cn/tech-sme", holder.number(), "secret ground", day));

        shows(certificate, "自 2026-11-02 起不再持有", "not held any more from 2026-11-02");
        assertThat(text(pdf(certificate))).contains("已撤销 REVOKED");
        web.perform(get(address(certificate)))
                .andExpect(content().string(Matchers.not(Matchers.containsString("secret"))));
        web.perform(
                        get("/titles")
                                .param("q", holder.number())
                                .param("state", "revoked")
                                .param("lang", "en"))
                .andExpect(content().string(Matchers.containsString("revoked from 2026-11-02")));
    }

    @Test
    void aNewNameMakesANewConfirmationAndTheOldOneSaysSo() throws Exception {
        Holder holder = holder(false);
        Certificate old = certificate(holder);

        register.take(
                "uscc,name,region\n%s,更名测试%s有限公司,440114\n"
                        .formatted(holder.key(), holder.key().substring(10)));

        shows(old, "登记库的记录已与本确认单不同", "The register says something else by now");
        shows(old, "更名测试", "更名测试");
        Certificate renewed = certificate(holder);
        assertThat(renewed.printed().code()).isNotEqualTo(old.printed().code());
        shows(renewed, "称号有效", "the title is valid");
    }

    @Test
    void theSameConfirmationIsMadeOnce() {
        Holder holder = holder(false);

        assertThat(certificate(holder)).isEqualTo(certificate(holder));
    }

    @Test
    void whatWasPrintedCannotBeRewritten() {
        Certificate certificate = certificate(holder(false));

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        database.sql(
                                        "update title.certificate set payload = 'x' where code = :code")
                                .param("code", certificate.printed().code())
                                .update());
    }

    @Test
    void theEnterpriseIsLedToTheAddressThatItHandsOn() throws Exception {
        Holder holder = holder(false);

        web.perform(
                        get("/enterprises/" + holder.key() + "/titles/" + holder.number() + ".pdf")
                                .with(
                                        authentication(
                                                TestViewers.authentication(
                                                        TestViewers.enterprise(holder.key())))))
                .andExpect(redirectedUrl(address(certificate(holder)) + ".pdf"));
        web.perform(
                        get("/enterprises/" + holder.key() + "/titles")
                                .param("lang", "en")
                                .with(
                                        authentication(
                                                TestViewers.authentication(
                                                        TestViewers.enterprise(holder.key())))))
                .andExpect(content().string(Matchers.containsString(holder.number())));
    }

    @Test
    void anotherEnterpriseMakesNoConfirmation() {
        Holder holder = holder(false);

        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() ->
                        TestViewers.as(
                                TestViewers.enterprise("x:1"),
                                () ->
                                        certificates.of(
                                                holder.key(), "cn/tech-sme", holder.number())));
    }

    @Test
    void aCodeIsReadWithOrWithoutHyphensAndInSmallLetters() throws Exception {
        Certificate certificate = certificate(holder(false));
        String code = certificate.printed().code();

        web.perform(
                        get("/certificates")
                                .param("code", " " + code.toLowerCase(java.util.Locale.ROOT)))
                .andExpect(redirectedUrl(address(certificate)));
        web.perform(get("/certificates/" + code)).andExpect(status().isOk());
        web.perform(get("/certificates").param("code", "O0I1").param("lang", "en"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("This is not a code")));
    }

    @Test
    void numberAndNameMustBothAgree() throws Exception {
        Holder holder = holder(false);

        web.perform(
                        from("/certificates", "10.2.0.1")
                                .param("number", holder.number())
                                .param("name", holder.name())
                                .param("lang", "en"))
                .andExpect(content().string(Matchers.containsString("Valid")))
                .andExpect(content().string(Matchers.containsString(holder.key())));
        web.perform(
                        from("/certificates", "10.2.0.1")
                                .param("number", holder.number())
                                .param("name", "另一家有限公司")
                                .param("lang", "en"))
                .andExpect(content().string(Matchers.containsString("No title with this number")));
        web.perform(from("/certificates", "10.2.0.1").param("number", "1").param("lang", "en"))
                .andExpect(content().string(Matchers.containsString("Type the name too")));
    }

    @Test
    void whoGuessesWaitsAndWhoHasARealCodeDoesNot() throws Exception {
        Certificate certificate = certificate(holder(false));
        for (int i = 0; i < AskLimit.ASKS; i++) {
            web.perform(from("/certificates/222222222222", "10.3.0.1"))
                    .andExpect(status().isNotFound());
        }

        web.perform(from("/certificates/222222222222", "10.3.0.1"))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().exists("Retry-After"));
        web.perform(from("/certificates", "10.3.0.1").param("number", "1").param("name", "x"))
                .andExpect(status().isTooManyRequests());
        web.perform(from("/certificates/222222222222.pdf", "10.3.0.1"))
                .andExpect(status().isTooManyRequests());
        web.perform(from(address(certificate), "10.3.0.1")).andExpect(status().isOk());
        web.perform(from("/certificates/222222222222", "10.3.0.2"))
                .andExpect(status().isNotFound());

        clock.pass(Duration.ofMinutes(16));
        web.perform(from("/certificates/222222222222", "10.3.0.1"))
                .andExpect(status().isNotFound());
    }

    @Test
    void theConfirmationsOfAnEnterpriseAreNotOpenToThePublic() throws Exception {
        Holder holder = holder(false);

        web.perform(get("/enterprises/" + holder.key() + "/titles"))
                .andExpect(redirectedUrl("/sign-in"));
    }
}
