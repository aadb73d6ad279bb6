package org.echelon.platform.page;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Words of the pages (`messages/*.properties`, one file for each module and language) and the
/// folder of styles and scripts.
@Configuration(proxyBeanMethods = false)
class PageSetup implements WebMvcConfigurer {

    private static final String CHINESE = "_zh.properties";

    @Bean
    MessageSource messageSource() throws IOException {
        Resource[] files =
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:messages/*" + CHINESE);
        String[] names =
                Arrays.stream(files)
                        .map(file -> Objects.requireNonNull(file.getFilename()))
                        .map(name -> "messages/" + name.replace(CHINESE, ""))
                        .sorted()
                        .distinct()
                        .toArray(String[]::new);
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setBasenames(names);
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return source;
    }

    /// Styles and scripts are asked for again each time and answered "not modified", so that an
    /// upgrade is seen at once.
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(CacheControl.noCache());
    }
}
