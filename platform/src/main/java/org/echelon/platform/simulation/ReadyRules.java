package org.echelon.platform.simulation;

/// Rules made ready to judge a population.
///
/// @param standing what they say with their own figures
record ReadyRules(RegionEngine.Prepared prepared, Judgement standing) {}
