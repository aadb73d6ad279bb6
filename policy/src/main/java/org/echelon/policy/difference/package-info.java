/// The difference of two versions of a programme, cell by cell and in words.
///
/// [Differences] compares two [Edition]s: dates, parameters, papers, decisions, tables. Rules and
/// columns that moved or changed are matched first ([RuleMatching], [ColumnMatching]), so that one
/// inserted row is one change; what only looks different (spaces, `0.030` for `0.03`) is none
/// ([Canonical]).
@NullMarked
package org.echelon.policy.difference;

import org.jspecify.annotations.NullMarked;
