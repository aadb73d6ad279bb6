package org.echelon.platform.operation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The log as a file of JSON lines, a file a day, kept for thirty days and up to two gigabytes.
///
/// Where no file is named (tests, the command line) there is none.
@Component
class LogFile implements DisposableBean {

    private static final String OURS = "org.echelon";

    private final @Nullable RollingFileAppender<ILoggingEvent> file;
    private final Logger root;

    LogFile(
            @Value("${echelon.log.file:#{null}}") @Nullable Path path,
            @Value("${echelon.log.level:INFO}") String level) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        this.root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        this.file = path == null ? null : open(context, path);
        if (file != null) {
            context.getLogger(OURS).setLevel(Level.toLevel(level, Level.INFO));
            root.addAppender(file);
        }
    }

    private static RollingFileAppender<ILoggingEvent> open(LoggerContext context, Path path) {
        Masked encoder = new Masked();
        encoder.setContext(context);
        encoder.setFormat("logstash");
        encoder.setCharset(java.nio.charset.StandardCharsets.UTF_8);
        encoder.start();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName("JSON");
        appender.setFile(path.toString());
        appender.setEncoder(encoder);
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling =
                new SizeAndTimeBasedRollingPolicy<>();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(path + ".%d{yyyy-MM-dd}.%i.gz");
        rolling.setMaxHistory(30);
        rolling.setMaxFileSize(FileSize.valueOf("100MB"));
        rolling.setTotalSizeCap(FileSize.valueOf("2GB"));
        rolling.start();
        appender.setRollingPolicy(rolling);
        appender.start();
        return appender;
    }

    @Override
    public void destroy() {
        if (file != null) {
            root.detachAppender(file);
            file.stop();
        }
    }
}
