/// Words in both languages, mistakes in files with place and remedy, and notices beside a result.
@NullMarked
package org.echelon.policy.message;

import org.jspecify.annotations.NullMarked;
