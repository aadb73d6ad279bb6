package org.echelon.platform.identity;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Sign-in by form, one session, CSRF tokens on, strict headers, the table of routes, and rules on
/// service methods.
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

    @Bean
    @ConditionalOnWebApplication
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, SignInLimit limit, SignedOut signedOut) {
        var success = new HomeAfterSignIn();
        var failure = new SimpleUrlAuthenticationFailureHandler("/sign-in?error");
        http.authorizeHttpRequests(
                        requests -> {
                            for (Routes.Rule rule : Routes.table()) {
                                var matched = requests.requestMatchers(rule.pattern());
                                switch (rule.who()) {
                                    case EVERYBODY -> matched.permitAll();
                                    case SIGNED_IN -> matched.authenticated();
                                    case STAFF ->
                                            matched.hasAnyRole(
                                                    "OFFICER", "LEADER", "ADMINISTRATOR");
                                    case IMPORTERS ->
                                            matched.hasAnyRole("OFFICER", "ADMINISTRATOR");
                                    case ADMINISTRATORS -> matched.hasRole("ADMINISTRATOR");
                                }
                            }
                            requests.anyRequest().denyAll();
                        })
                .formLogin(form ->
                        form.loginPage("/sign-in")
                                .loginProcessingUrl("/sign-in")
                                .successHandler((request, response, authentication) -> {
                                    limit.succeeded(SignInLimitFilter.name(request));
                                    success.onAuthenticationSuccess(
                                            request, response, authentication);
                                })
                                .failureHandler((request, response, exception) -> {
                                    limit.failed(
                                            SignInLimitFilter.name(request),
                                            request.getRemoteAddr());
                                    failure.onAuthenticationFailure(request, response, exception);
                                }))
                .csrf(csrf -> csrf.ignoringRequestMatchers(signedOut::resumes))
                .exceptionHandling(refused ->
                        refused.accessDeniedHandler(signedOut).authenticationEntryPoint(signedOut))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/"))
                .addFilterBefore(
                        new SignInLimitFilter(limit), UsernamePasswordAuthenticationFilter.class)
                .headers(headers ->
                        headers.contentSecurityPolicy(
                                        policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                                .referrerPolicy(
                                        referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                                .permissionsPolicyHeader(permissions ->
                                        permissions.policy(
                                                "camera=(), microphone=()," + " geolocation=()")));
        return http.build();
    }
}
