package org.echelon.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.echelon.platform.enterprise.RegisterTime;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/// A clock that tests set.
public final class TestClock extends Clock {

    /// The day on which tests begin unless they say otherwise.
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private volatile Instant now = noon(TODAY);

    /// Sets the clock to noon of a day.
    public void set(LocalDate day) {
        now = noon(day);
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(RegisterTime.ZONE).toInstant();
    }

    /// Lets time pass.
    public void pass(java.time.Duration time) {
        now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
        return RegisterTime.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /// Puts the clock into the platform.
    @TestConfiguration(proxyBeanMethods = false)
    public static class Setup {

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }
    }

    /// Sets the clock back before each class: many share one platform, and what a class did to the
    /// time is not the next one's.
    static final class Reset extends AbstractTestExecutionListener {

        @Override
        public void beforeTestClass(TestContext test) {
            test.getApplicationContext().getBean(TestClock.class).set(TODAY);
        }
    }
}
