package org.echelon.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.echelon.platform.casework.TestCases;
import org.echelon.platform.outlook.OutlookScene;
import org.echelon.platform.simulation.SimulationScene;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/// A test on the whole platform behind a port, for a browser to open; started once for all such
/// tests, as [PlatformTest] is.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Echelon.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@Import({
    TestClock.Setup.class,
    TestRegister.class,
    TestCases.class,
    OutlookScene.class,
    SimulationScene.class
})
@TestExecutionListeners(
        listeners = TestClock.Reset.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface BrowserTest {}
