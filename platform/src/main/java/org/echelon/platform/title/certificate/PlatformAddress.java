package org.echelon.platform.title.certificate;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// The address under which the public reaches the platform, as QR codes carry it.
@Component
class PlatformAddress {

    private final String configured;

    PlatformAddress(@Value("${echelon.public-address:}") String configured) {
        this.configured = configured.strip().replaceFirst("/+$", "");
    }

    /// The configured address (ECHELON_PUBLIC_ADDRESS); where there is none, the one that the
    /// reader came by.
    String get() {
        return configured.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : configured;
    }
}
