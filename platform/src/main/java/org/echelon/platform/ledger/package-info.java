/// Money: budget lines, rewards that follow from a title without an application, and the ledger.
///
/// A recognised title is held against every programme that pays; what is met becomes a candidate
/// with its reasons, is asked for by its enterprise, committed against the line, ordered by a
/// second officer, paid once. Every step of money is a journal whose entries add up to zero; the
/// database itself refuses a line below zero and a second reward for one matter.
@ApplicationModule(
        allowedDependencies = {"identity", "enterprise", "title", "programme", "reference", "page"})
@NullMarked
package org.echelon.platform.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
