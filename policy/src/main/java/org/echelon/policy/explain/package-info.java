/// Why yes and why no: reads the deciding comparison off a condition's own decision and says it in
/// both languages, with the article.
@NullMarked
package org.echelon.policy.explain;

import org.jspecify.annotations.NullMarked;
