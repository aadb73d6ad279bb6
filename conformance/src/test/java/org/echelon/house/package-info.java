/// What holds for the whole repository, whatever module a file belongs to: no addresses and paths
/// of one machine, documents whose links resolve, formats that match their schemas, a command that
/// answers as the contract says.
@NullMarked
package org.echelon.house;

import org.jspecify.annotations.NullMarked;
