package org.echelon.platform.casework.application;

/// Looks for viruses in a file before it is taken.
interface FileScanner {

    /// What the scanner says.
    sealed interface Finding {
        record Clean() implements Finding {}

        /// @param name name of what was found
        record Infected(String name) implements Finding {}

        /// No scanner is set up.
        record NotScanned() implements Finding {}

        /// A scanner is set up and does not answer: the file is not taken, to be tried again.
        record Unavailable(String why) implements Finding {}
    }

    Finding scan(byte[] content);

    /// Whether files are looked at; pages say so where they are not.
    boolean scans();
}
