/// Working days and time limits: the official calendar with its make-up days, and a limit that
/// stops and goes on.
///
/// Days only, no hours: the law counts days, the first one excluded, and a limit ends with its last
/// day. Public holidays and make-up days come from the State Council's yearly notices; of a year
/// without a notice only the weekends are known, and every answer that rests on it says so.
@NullMarked
package org.echelon.calendar;

import org.jspecify.annotations.NullMarked;
