package org.echelon.platform.start;

/// How the platform's classes came to the machine: from the folder that its jar was unpacked into,
/// or from jars nested in that jar.
///
/// From nested jars it does not serve: threads that load a class at the same moment wait for each
/// other for ever, pages stop coming and the process does not end when told to.
public final class Packing {

    private static final String NESTED = "nested:";

    private Packing() {}

    /// @param location of the platform's own classes, as a URL
    /// @throws StartFailure where they lie in a jar within a jar
    public static void requireUnpacked(String location) {
        if (location.contains(NESTED)) {
            throw StartFailure.usage(
                    "the packed jar does not serve; start it with ./echelon serve, or unpack it with"
                            + " java -Djarmode=tools -jar JAR extract and start the jar in the folder"
                            + " that this makes");
        }
    }
}
