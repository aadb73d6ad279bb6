package org.echelon.platform.sheet;

import org.echelon.policy.message.Words;

/// Who is told what is wrong with a file, or worth knowing of it.
public interface Remarks {

    /// Something that cannot be read.
    ///
    /// @param place file, with the sheet's name where it has sheets
    /// @param line line or row, 1 for the first; 0 for the whole file
    void refuse(String place, int line, Words reason);

    /// Something worth knowing that is no reason to refuse.
    ///
    /// @param place file, with the sheet's name where it has sheets
    /// @param line line or row; 0 for the whole file
    void note(String place, int line, Words words);
}
