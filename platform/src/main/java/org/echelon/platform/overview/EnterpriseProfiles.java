package org.echelon.platform.overview;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.echelon.platform.enterprise.Enterprises;
import org.echelon.platform.enterprise.Facts;
import org.echelon.platform.enterprise.RegisteredEnterprise;
import org.echelon.platform.reference.Divisions;
import org.echelon.platform.reference.Industries;
import org.echelon.platform.reference.Zones;
import org.echelon.platform.title.HeldTitle;
import org.echelon.platform.title.Standings;
import org.echelon.platform.title.Titles;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/// Profiles of enterprises.
@Service
public class EnterpriseProfiles {

    private final Enterprises enterprises;
    private final Facts facts;
    private final Titles titles;
    private final Standings standings;
    private final Divisions divisions;
    private final Zones zones;
    private final Industries industries;

    EnterpriseProfiles(
            Enterprises enterprises,
            Facts facts,
            Titles titles,
            Standings standings,
            Divisions divisions,
            Zones zones,
            Industries industries) {
        this.enterprises = enterprises;
        this.facts = facts;
        this.titles = titles;
        this.standings = standings;
        this.divisions = divisions;
        this.zones = zones;
        this.industries = industries;
    }

    /// The profile, or empty when no such enterprise was on file.
    @PreAuthorize("@enterpriseAccess.reads(#key)")
    public Optional<EnterpriseProfile> find(String key, LocalDate asOf, LocalDate knownAt) {
        return enterprises.find(key, knownAt).map(enterprise -> profile(enterprise, asOf, knownAt));
    }

    private EnterpriseProfile profile(
            RegisteredEnterprise enterprise, LocalDate asOf, LocalDate knownAt) {
        String key = enterprise.key();
        String region = Optional.ofNullable(enterprise.region()).orElse("");
        List<HeldTitle> held = titles.titles(key, asOf, knownAt);
        return new EnterpriseProfile(
                enterprise,
                divisions.chain(region),
                zones.within(region),
                Optional.ofNullable(enterprise.industry()).flatMap(industries::find),
                standings.place(region, held),
                held,
                titles.awards(key, knownAt),
                titles.statements(key),
                facts.known(key, asOf, knownAt),
                asOf,
                knownAt);
    }
}
