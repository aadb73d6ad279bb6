package org.echelon.platform.reference;

import org.echelon.policy.message.Words;

/// An industry of GB/T 4754-2017.
///
/// @param code as given, 2 to 4 digits, without the section's letter
/// @param section letter of the section
/// @param sectionName name of the section
/// @param division name of the two-digit division
/// @param unchecked the code goes deeper than the two digits that are checked
public record Industry(
        String code, String section, Words sectionName, Words division, boolean unchecked) {}
