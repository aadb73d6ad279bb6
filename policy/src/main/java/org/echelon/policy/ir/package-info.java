/// What a decision means on columns: a typed tree of exact integers, truth values, texts and days,
/// each with proof that it cannot overflow. The tree is a graph: a decision that several others
/// read stands in it once, under its name.
@NullMarked
package org.echelon.policy.ir;

import org.jspecify.annotations.NullMarked;
