package org.echelon.conformance.load;

/// Processor time, in milliseconds.
///
/// @param platform of the platform's process
/// @param database of every process of its PostgreSQL
record Cost(double platform, double database) {

    Cost minus(Cost earlier) {
        return new Cost(platform - earlier.platform, database - earlier.database);
    }

    void print(String what, int submissions) {
        System.out.printf(
                "processor time for one submission, %s: platform %.1f ms, PostgreSQL %.1f ms%n",
                what, platform / submissions, database / submissions);
    }
}
