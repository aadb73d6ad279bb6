package org.echelon.issuer;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/// An OpenID provider on a free port of the loopback address; its people are `NAME`: password
/// `PASSWORD`, and `preferred_username` is their name.
public final class Issuer implements AutoCloseable {

    public static final String CLIENT = "echelon-test";
    public static final String SECRET = "secret-of-the-client";
    public static final String PASSWORD = "password-at-the-issuer";

    private final ConfigurableApplicationContext context;

    private Issuer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// Starts the provider; its one client comes back to the given address.
    public static Issuer start(int port, String redirect, String... people) {
        SpringApplication application =
                new SpringApplicationBuilder(Setup.class)
                        .initializers(context ->
                                context.getBeanFactory()
                                        .registerSingleton("people", new People(List.of(people))))
                        .build();
        String client = "--spring.security.oauth2.authorizationserver.client.echelon.";
        return new Issuer(
                application.run(
                        "--server.port=" + port,
                        "--server.address=127.0.0.1",
                        "--server.servlet.session.cookie.name=ISSUER",
                        "--spring.config.location=optional:classpath:/nothing/",
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=warn",
                        client + "registration.client-id=" + CLIENT,
                        client + "registration.client-secret={noop}" + SECRET,
                        client + "registration.client-authentication-methods=client_secret_basic",
                        client + "registration.authorization-grant-types=authorization_code",
                        client + "registration.redirect-uris=" + redirect,
                        client + "registration.scopes=openid,profile"));
    }

    @Override
    public void close() {
        context.close();
    }

    /// Names of the people.
    record People(List<String> names) {}

    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class,
        ServletWebSecurityAutoConfiguration.class,
        OAuth2AuthorizationServerAutoConfiguration.class,
        OAuth2AuthorizationServerJwtAutoConfiguration.class
    })
    static class Setup {

        @Bean
        UserDetailsService userDetailsService(People people) {
            InMemoryUserDetailsManager manager = new InMemoryUserDetailsManager();
            for (String name : people.names()) {
                manager.createUser(
                        User.withUsername(name)
                                .password("{noop}" + PASSWORD)
                                .roles("USER")
                                .build());
            }
            return manager;
        }

        /// The name is a claim beside the subject.
        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> names() {
            return context -> {
                String name =
                        Objects.requireNonNull(context.<Authentication>getPrincipal()).getName();
                context.getClaims()
                        .claims(claims -> claims.putAll(Map.of("preferred_username", name)));
            };
        }
    }
}
