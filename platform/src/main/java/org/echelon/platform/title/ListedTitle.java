package org.echelon.platform.title;

/// A row of a national list, or the fields of a form, as somebody wrote them.
///
/// @param enterprise Unified Social Credit Code, or another key of the enterprise
/// @param number certificate number
/// @param issuedOn day of issue
/// @param document the document that names both, such as a notice with its number
public record ListedTitle(String enterprise, String number, String issuedOn, String document) {}
