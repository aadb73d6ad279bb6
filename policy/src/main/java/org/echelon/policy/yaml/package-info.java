/// YAML read safely, every value with its line, every mistake collected with place and remedy.
@NullMarked
package org.echelon.policy.yaml;

import org.jspecify.annotations.NullMarked;
