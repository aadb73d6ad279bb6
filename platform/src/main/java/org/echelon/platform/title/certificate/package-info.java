/// Confirmations that a title stands in the register: a PDF in both languages that an enterprise
/// hands on, and the page on which anyone checks it without signing in.
///
/// What is printed never changes and is signed, so that it can be checked without us. Whether it
/// still holds follows from the register on the day somebody asks: valid, expired, revoked, or
/// superseded because the register says something else by now.
@NullMarked
package org.echelon.platform.title.certificate;

import org.jspecify.annotations.NullMarked;
