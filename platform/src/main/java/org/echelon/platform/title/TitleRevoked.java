package org.echelon.platform.title;

/// A title was taken back.
///
/// @param enterpriseKey key of the enterprise
/// @param title id of the programme that gave it
/// @param number certificate or registry number
public record TitleRevoked(String enterpriseKey, String title, String number) {}
