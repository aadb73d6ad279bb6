package org.echelon.platform.identity;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Whether the demonstration is still being made: on the first start the window is open a while
/// before its enterprises and, last, its accounts are there. Whoever signs in meanwhile has no
/// wrong password, and no try of theirs counts against them.
@Component
public class Preparation {

    private volatile boolean underWay;

    /// @param expected whether the platform starts with a demonstration, which is then under way
    ///   from the first request on
    Preparation(@Value("${echelon.demonstration:false}") boolean expected) {
        this.underWay = expected;
    }

    public boolean isUnderWay() {
        return underWay;
    }

    /// Does the work that the demonstration is made by; it is over also where it fails.
    public void during(Runnable work) {
        underWay = true;
        try {
            work.run();
        } finally {
            underWay = false;
        }
    }
}
