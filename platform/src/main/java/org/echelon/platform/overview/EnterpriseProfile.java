package org.echelon.platform.overview;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.echelon.platform.enterprise.KnownFact;
import org.echelon.platform.enterprise.RegisteredEnterprise;
import org.echelon.platform.reference.Division;
import org.echelon.platform.reference.Industry;
import org.echelon.platform.reference.Zone;
import org.echelon.platform.title.HeldTitle;
import org.echelon.platform.title.LadderPlace;
import org.echelon.platform.title.PublishedStatement;
import org.echelon.platform.title.ReceivedAward;

/// All that the register holds of one enterprise, as of a day and as known at a day.
///
/// @param enterprise its particulars
/// @param chain its division and those above it, the province first; empty where the region is not
///   known
/// @param zones functional zones that lie in its district; it may or may not sit in them
/// @param industry its industry, where the code is known
/// @param ladder its place on the echelon
/// @param titles every title on file, the newest first
/// @param awards every award on file, the newest first
/// @param statements what it publishes of its status
/// @param facts every known fact with its source, by id and year
/// @param asOf the day of the question
/// @param knownAt what was on file on this day is shown
public record EnterpriseProfile(
        RegisteredEnterprise enterprise,
        List<Division> chain,
        List<Zone> zones,
        Optional<Industry> industry,
        LadderPlace ladder,
        List<HeldTitle> titles,
        List<ReceivedAward> awards,
        List<PublishedStatement> statements,
        List<KnownFact> facts,
        LocalDate asOf,
        LocalDate knownAt) {}
