package org.echelon.platform.seal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the key lies.
///
/// @param signingKey file that ECHELON_SIGNING_KEY names; absent where it is not set
/// @param data the data folder, which holds `signing-key` otherwise
@ConfigurationProperties("echelon")
record SealSettings(@Nullable Path signingKey, Path data) {}
