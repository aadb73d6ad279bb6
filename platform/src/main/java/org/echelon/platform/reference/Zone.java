package org.echelon.platform.reference;

import java.util.List;
import org.echelon.policy.message.Words;

/// A functional zone without a code of its own in GB/T 2260.
///
/// @param id our id, such as `zhongkai`
/// @param name in both languages
/// @param hosts codes of the districts it lies in
/// @param verified whether the hosts were read in a source
public record Zone(String id, Words name, List<String> hosts, boolean verified) {}
