package org.echelon.platform.operation;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.boot.logging.logback.StructuredLogEncoder;

/// Writes lines of JSON in which whatever looks like the code of an enterprise, an identity number
/// or a telephone number is masked, for the day on which somebody logs one by mistake.
final class Masked extends StructuredLogEncoder {

    private static final Pattern CODE =
            Pattern.compile("(?<![0-9A-Za-z])[0-9A-Z]{2}[0-9]{6}[0-9A-Z]{10}(?![0-9A-Za-z])");
    private static final Pattern TELEPHONE =
            Pattern.compile("(?<![0-9A-Za-z])1[3-9][0-9]{9}(?![0-9A-Za-z])");

    @Override
    public byte[] encode(ILoggingEvent event) {
        return mask(new String(super.encode(event), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    static String mask(String line) {
        String masked = CODE.matcher(line).replaceAll("[code]");
        return TELEPHONE.matcher(masked).replaceAll("[telephone]");
    }
}
