package org.echelon.platform.identity;

/// An account, as administrators see it.
///
/// @param person who it is and what they may see
/// @param locked cannot sign in
/// @param password has a password
/// @param elsewhere is bound to a person at the identity provider
public record Account(Viewer person, boolean locked, boolean password, boolean elsewhere) {}
