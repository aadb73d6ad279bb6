package org.echelon.conformance.region;

import java.sql.SQLException;

/// One that has enterprises before it and can judge them again and again.
interface Judging extends AutoCloseable {

    /// How many enterprises are judged at one time.
    int rows();

    /// Judges them all on one thread.
    Counts count() throws SQLException;

    @Override
    default void close() throws SQLException {}
}
