package org.echelon.platform.title;

/// A title was given. Carries keys only; who needs more asks [Titles].
///
/// @param enterpriseKey key of the enterprise
/// @param title id of the programme that gives it
/// @param number certificate or registry number
public record TitleRecorded(String enterpriseKey, String title, String number) {}
