package org.echelon.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.echelon.platform.outbox.TestEffects;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/// A test on the whole platform and a real database, both started once for all such tests.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Echelon.class)
@ContextConfiguration(initializers = TestDatabase.class)
@Import({TestClock.Setup.class, TestRegister.class, TestEffects.class})
public @interface PlatformTest {}
