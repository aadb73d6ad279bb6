package org.echelon.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.identity.Audited;
import org.echelon.platform.identity.TestViewers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionOperations;

@PlatformTest
class RecorderTests {

    @Autowired private ApplicationEventPublisher events;
    @Autowired private TransactionOperations transactions;

    private List<String> records(String subject) {
        return TestDatabase.asOwner()
                .sql(
                        """
                        select actor || ' ' || role || ' ' || action || ' ' || detail as line
                        from audit.record where subject = :subject
                        """)
                .param("subject", subject)
                .query((row, _) -> row.getString("line"))
                .list();
    }

    @Test
    void aDeedIsRecordedWithItsActorInItsOwnTransaction() {
        TestViewers.as(
                TestViewers.GUANGZHOU,
                () -> {
                    transactions.executeWithoutResult(_ ->
                            events.publishEvent(
                                    new Audited(
                                            "test.do", "test:1", Map.of("b", "\"2\"", "a", "1"))));
                    return true;
                });

        assertThat(records("test:1"))
                .containsExactly(
                        "test-guangzhou OFFICER test.do {\"a\": \"1\", \"b\": \"\\\"2\\\"\"}");
    }

    @Test
    void aDeedThatIsUndoneLeavesNoRecord() {
        transactions.executeWithoutResult(transaction -> {
            events.publishEvent(new Audited("test.do", "test:2", Map.of()));
            transaction.setRollbackOnly();
        });

        assertThat(records("test:2")).isEmpty();
    }

    @Test
    void aDeedWithoutATransactionIsRecordedToo() {
        events.publishEvent(new Audited("test.do", "test:3", Map.of()));

        assertThat(records("test:3")).hasSize(1);
    }

    @Test
    void aRecordCannotBeChangedDeletedOrTruncated() {
        events.publishEvent(new Audited("test.do", "test:4", Map.of()));

        for (String statement :
                List.of(
                        "update audit.record set actor = 'nobody' where subject = 'test:4'",
                        "delete from audit.record where subject = 'test:4'",
                        "truncate audit.record cascade")) {
            assertThatThrownBy(() -> TestDatabase.asOwner().sql(statement).update())
                    .hasMessageContaining("append-only");
        }
    }
}
