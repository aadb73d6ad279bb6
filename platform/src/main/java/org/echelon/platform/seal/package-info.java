/// The platform's signature: one Ed25519 key outside the database, and its public half for
/// everybody.
///
/// Certificates and the daily heads of the audit trail are signed with it, so that anyone can check
/// them without asking us. Keys that were replaced stay published, so that old signatures hold.
@ApplicationModule(
        displayName = "Seal",
        allowedDependencies = {"page"})
@NullMarked
package org.echelon.platform.seal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
