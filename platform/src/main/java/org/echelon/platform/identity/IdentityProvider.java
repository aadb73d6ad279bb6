package org.echelon.platform.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;

/// The one identity provider; asked for its addresses at the first sign-in, so that the platform
/// starts while the provider is down.
final class IdentityProvider implements ClientRegistrationRepository {

    /// Its name in our addresses.
    static final String NAME = "oidc";

    private final String issuer;
    private final String clientId;
    private final String clientSecret;
    private volatile @Nullable ClientRegistration known;

    IdentityProvider(String issuer, String clientId, String clientSecret) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String name) {
        if (!name.equals(NAME)) {
            return null;
        }
        ClientRegistration found = known;
        if (found == null) {
            found =
                    ClientRegistrations.fromIssuerLocation(issuer)
                            .registrationId(NAME)
                            .clientId(clientId)
                            .clientSecret(clientSecret)
                            .scope("openid", "profile")
                            .build();
            known = found;
        }
        return found;
    }
}
