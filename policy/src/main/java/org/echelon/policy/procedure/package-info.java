/// The procedure of a version, `procedure.bpmn`, as the platform's clock and table of actions read
/// it: steps with kind, role, limit and what silence means, and where each outcome leads.
///
/// The process engine runs the same file; here it is read, checked and shown. Only a small part of
/// BPMN is allowed: nothing in a published file may run code.
@NullMarked
package org.echelon.policy.procedure;

import org.jspecify.annotations.NullMarked;
