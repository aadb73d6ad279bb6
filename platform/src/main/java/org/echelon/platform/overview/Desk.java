package org.echelon.platform.overview;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.echelon.platform.page.Address;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Fetches what the pages of one enterprise need, or answers that there is no such enterprise.
@Component
class Desk {

    private final EnterpriseProfiles profiles;
    private final Clock clock;

    Desk(EnterpriseProfiles profiles, Clock clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    /// An enterprise on a day.
    record Folder(EnterpriseProfile profile, AsOf asOf, boolean published) {}

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /// The enterprise of a path segment, judged on the day asked for or on the usual one.
    Folder open(String segment, @Nullable LocalDate asked, @Nullable LocalDate knownAt) {
        String key = Address.plain(segment);
        LocalDate known = knownAt == null ? today() : knownAt;
        EnterpriseProfile profile = find(key, asked == null ? today() : asked, known);
        AsOf all = AsOf.of(asked, today(), find(key, today(), known).facts());
        EnterpriseProfile judged =
                all.day().equals(profile.asOf()) ? profile : find(key, all.day(), known);
        boolean published =
                !judged.facts().isEmpty()
                        && judged.facts().stream()
                                .allMatch(
                                        fact -> fact.used().register().code().equals("published"));
        return new Folder(judged, all, published);
    }

    private EnterpriseProfile find(String key, LocalDate asOf, LocalDate knownAt) {
        Optional<EnterpriseProfile> found = profiles.find(key, asOf, knownAt);
        return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
