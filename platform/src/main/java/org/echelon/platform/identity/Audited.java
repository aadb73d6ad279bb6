package org.echelon.platform.identity;

import java.util.Map;

/// Something that somebody did and that must be on record: published inside the transaction that
/// does it, so that deed and record are kept or lost together.
///
/// Who did it is taken from [CurrentViewer]. The details are keys, states and amounts, never names,
/// telephone numbers or free text.
///
/// @param action what was done, `module.verb`, such as `case.confirm`
/// @param subject key of what it was done to, such as `case:TS-7K4M2Q`
/// @param detail further keys
public record Audited(String action, String subject, Map<String, String> detail) {

    public Audited {
        detail = Map.copyOf(detail);
    }
}
