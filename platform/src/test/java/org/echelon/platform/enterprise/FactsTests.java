package org.echelon.platform.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.TestRegister;
import org.echelon.platform.identity.TestViewers;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class FactsTests {

    private static final LocalDate JUNE = LocalDate.of(2024, 6, 30);

    @Autowired private TestRegister register;
    @Autowired private TestClock clock;
    @Autowired private Facts facts;
    private final JdbcClient database = TestDatabase.asOwner();

    @AfterEach
    void backToToday() {
        clock.set(TestClock.TODAY);
    }

    private List<KnownFact> known(String key, LocalDate asOf, LocalDate knownAt) {
        return TestRegister.as(TestViewers.PLATFORM, () -> facts.known(key, asOf, knownAt));
    }

    private Optional<FactValue> used(String key, FactKey fact, LocalDate asOf, LocalDate knownAt) {
        return known(key, asOf, knownAt).stream()
                .filter(one -> one.key().equals(fact))
                .map(one -> one.used().value())
                .findFirst();
    }

    private static FactValue number(long value) {
        return new FactValue.Numeric(Rational.of(value));
    }

    @Test
    void aCorrectionIsUsedFromItsDayOnAndTheEarlierValueIsKeptForReplay() {
        clock.set(LocalDate.of(2024, 3, 1));
        String key = register.enterprise("440114");
        register.take("uscc,year,revenue\n%s,2023,1000\n".formatted(key));
        clock.set(LocalDate.of(2024, 5, 1));
        register.take("uscc,year,revenue\n%s,2023,1200\n".formatted(key));
        FactKey revenue = new FactKey("revenue", 2023);

        assertThat(used(key, revenue, JUNE, LocalDate.of(2024, 2, 1))).isEmpty();
        assertThat(used(key, revenue, JUNE, LocalDate.of(2024, 3, 1))).contains(number(1000));
        assertThat(used(key, revenue, JUNE, LocalDate.of(2024, 4, 30))).contains(number(1000));
        assertThat(used(key, revenue, JUNE, LocalDate.of(2024, 5, 1))).contains(number(1200));

        List<FactEntry> history =
                TestRegister.as(TestViewers.PLATFORM, () -> facts.history(key, revenue));
        assertThat(history)
                .extracting(FactEntry::value)
                .containsExactly(number(1200), number(1000));
        assertThat(history.get(0).recordedUntil()).isNull();
        assertThat(history.get(1).recordedUntil()).isEqualTo(history.get(0).recordedAt());
    }

    @Test
    void theMostTrustedRegisterIsUsedAndTheDisputeIsShown() {
        String key = register.enterprise("440114");
        for (String said : List.of("declared,1000", "tax,900", "audit,1000")) {
            register.take("uscc,year,register,revenue\n%s,2023,%s\n".formatted(key, said));
        }

        KnownFact fact = known(key, JUNE, TestClock.TODAY).getFirst();

        assertThat(fact.used().register()).isEqualTo(Register.TAX);
        assertThat(fact.others())
                .extracting(FactEntry::register)
                .containsExactly(Register.AUDIT, Register.DECLARED);
        assertThat(fact.disputed()).isTrue();
    }

    @Test
    void registersThatSayTheSameDoNotDisagree() {
        String key = register.enterprise("440114");
        register.take("uscc,year,register,revenue\n%s,2023,declared,1000\n".formatted(key));
        register.take("uscc,year,register,revenue\n%s,2023,tax,1000.00\n".formatted(key));

        KnownFact fact = known(key, JUNE, TestClock.TODAY).getFirst();

        assertThat(fact.disputed()).isFalse();
        assertThat(fact.others()).hasSize(1);
    }

    @Test
    void aStateHoldsFromItsDayUntilAnotherBegins() {
        String key = register.enterprise("440114");
        register.take("uscc,valid_from,ip_class1\n%s,2023-01-01,1\n".formatted(key));
        register.take("uscc,valid_from,ip_class1\n%s,2024-03-01,2\n".formatted(key));
        FactKey rights = new FactKey("ip_class1", null);
        LocalDate now = TestClock.TODAY;

        assertThat(used(key, rights, LocalDate.of(2022, 12, 31), now)).isEmpty();
        assertThat(used(key, rights, LocalDate.of(2024, 2, 29), now)).contains(number(1));
        assertThat(used(key, rights, LocalDate.of(2024, 3, 1), now)).contains(number(2));
    }

    @Test
    void aStateWithAnEndIsUnknownAfterIt() {
        String key = register.enterprise("440114");
        register.take(
                "uscc,valid_from,valid_until,listed\n%s,2023-01-01,2024-01-01,true\n"
                        .formatted(key));
        FactKey listed = new FactKey("listed", null);
        LocalDate now = TestClock.TODAY;

        assertThat(used(key, listed, LocalDate.of(2023, 12, 31), now)).isPresent();
        assertThat(used(key, listed, LocalDate.of(2024, 1, 1), now)).isEmpty();
    }

    @Test
    void aYearThatIsNotClosedIsLeftOut() {
        String key = register.enterprise("440114");
        register.take("uscc,year,revenue\n%s,2023,1000\n%s,2024,1100\n".formatted(key, key));

        assertThat(known(key, JUNE, TestClock.TODAY))
                .extracting(KnownFact::key)
                .containsExactly(new FactKey("revenue", 2023));
    }

    @Test
    void historyCanNeitherBeDeletedNorRewritten() {
        String key = register.enterprise("440114");
        register.take("uscc,year,revenue\n%s,2023,1000\n".formatted(key));

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> database.sql("delete from enterprise.fact").update())
                .withMessageContaining("append-only");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> database.sql("update enterprise.fact set source = 'x'").update())
                .withMessageContaining("append-only");
    }
}
