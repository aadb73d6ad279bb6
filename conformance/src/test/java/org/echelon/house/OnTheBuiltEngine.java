package org.echelon.house;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// A test that starts the engine: it runs inside `./echelon test`, which has just built it.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(
        named = "ECHELON_INSIDE_TEST",
        matches = ".+",
        disabledReason = "starts the engine that the run of ./echelon test has just built")
@interface OnTheBuiltEngine {}
