package org.echelon.platform.identity;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/// Sign-in at an identity provider, where `ECHELON_OIDC_ISSUER` names one.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("echelon.oidc.issuer")
class OidcConfiguration {

    @Bean
    ClientRegistrationRepository identityProvider(Environment environment) {
        return new IdentityProvider(
                environment.getRequiredProperty("echelon.oidc.issuer"),
                environment.getRequiredProperty("echelon.oidc.client-id"),
                environment.getRequiredProperty("echelon.oidc.client-secret"));
    }
}
