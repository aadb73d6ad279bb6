package org.echelon.platform.identity;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Sign-in by form, by token or at an identity provider; one table of routes for all of them; CSRF
/// tokens and strict headers on pages; rules on service methods.
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self';"
                    + " form-action 'self'; frame-ancestors 'none'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(10);
    }

    /// Machines with a token: no session, and no CSRF token, since no browser sends the token by
    /// itself.
    @Bean
    @Order(1)
    @ConditionalOnWebApplication
    SecurityFilterChain machines(HttpSecurity http, ApiTokens tokens, CurrentViewer viewer) {
        Refusals refusals = new Refusals(viewer);
        http.securityMatcher(
                        request -> Refusals.ofApi(request) && TokenFilter.carriesToken(request))
                .authorizeHttpRequests(SecurityConfiguration::byTheTable)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterBefore(new TokenFilter(tokens), AuthorizationFilter.class)
                .headers(SecurityConfiguration::strict);
        return http.build();
    }

    /// People with a browser.
    @Bean
    @Order(2)
    @ConditionalOnWebApplication
    SecurityFilterChain people(
            HttpSecurity http,
            SignInLimit limit,
            Preparation preparation,
            AccountRows accounts,
            CurrentViewer viewer,
            OidcPeople oidcPeople,
            ObjectProvider<ClientRegistrationRepository> identityProvider) {
        Refusals refusals = new Refusals(viewer);
        SignInOutcome outcome = new SignInOutcome(limit, preparation);
        http.authorizeHttpRequests(SecurityConfiguration::byTheTable)
                .formLogin(form ->
                        form.loginPage("/sign-in")
                                .loginProcessingUrl("/sign-in")
                                .successHandler(outcome)
                                .failureHandler(outcome))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/"))
                .csrf(csrf -> csrf.csrfTokenRepository(new FormPermits()))
                .requestCache(cache -> cache.requestCache(SignInOutcome.pagesWanted()))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterBefore(
                        new SignInLimitFilter(limit), UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(
                        new SessionStanding(accounts, viewer), AnonymousAuthenticationFilter.class)
                .headers(SecurityConfiguration::strict);
        if (identityProvider.getIfAvailable() != null) {
            http.oauth2Login(login ->
                    login.loginPage("/sign-in")
                            .userInfoEndpoint(info -> info.oidcUserService(oidcPeople))
                            .successHandler(outcome)
                            .failureHandler(outcome));
        }
        return http.build();
    }

    private static void byTheTable(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    requests) {
        for (Routes.Rule rule : Routes.table()) {
            var matched = requests.requestMatchers(rule.pattern());
            if (rule.who() == Routes.Who.EVERYBODY) {
                matched.permitAll();
            } else {
                matched.hasAnyRole(
                        rule.who().roles().stream().map(Role::name).toArray(String[]::new));
            }
        }
        requests.anyRequest().denyAll();
    }

    private static void strict(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(), microphone=(), geolocation=()"));
    }
}
