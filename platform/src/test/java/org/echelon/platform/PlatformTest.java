package org.echelon.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.echelon.platform.casework.TestCases;
import org.echelon.platform.ledger.LedgerScene;
import org.echelon.platform.outbox.TestEffects;
import org.echelon.platform.outlook.OutlookScene;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/// A test on the whole platform and a real database, both started once for all such tests.
///
/// Every scene is here rather than at the class that sets it: Spring starts another platform for
/// each different set of annotations, which takes seconds.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Echelon.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.class)
@Import({
    TestClock.Setup.class,
    TestRegister.class,
    TestEffects.class,
    TestCases.class,
    LedgerScene.class,
    OutlookScene.class
})
@TestExecutionListeners(
        listeners = TestClock.Reset.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface PlatformTest {}
