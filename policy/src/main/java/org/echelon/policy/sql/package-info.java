/// The typed tree printed as SQL that people can read: one column for each decision, its article as
/// a comment. The dialects differ in spelling alone.
@NullMarked
package org.echelon.policy.sql;

import org.jspecify.annotations.NullMarked;
