package org.echelon.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestRegister;
import org.echelon.platform.identity.TestViewers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
class CaseFilesTests {

    @Autowired private CaseFiles files;
    @Autowired private PlatformTransactionManager transactions;

    private Opening submit(String enterprise, int year) {
        return TestViewers.as(
                TestViewers.enterprise(enterprise),
                () ->
                        new TransactionTemplate(transactions)
                                .execute(_ -> files.open(newCase(enterprise, year))));
    }

    private static NewCase newCase(String enterprise, int year) {
        return new NewCase(
                "cn/tech-sme",
                LocalDate.of(2022, 4, 1),
                enterprise,
                "样例测试有限公司",
                "440114",
                year,
                "test-" + enterprise);
    }

    @Test
    void submittingTwiceGivesOneCase() {
        String enterprise = TestRegister.newCode("440114");

        Opening first = submit(enterprise, 2026);
        Opening second = submit(enterprise, 2026);

        assertThat(first).isInstanceOf(Opening.Opened.class);
        assertThat(second).isEqualTo(new Opening.Already(first.receipt()));
        assertThat(submit(enterprise, 2027)).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void twentyWhoSubmitAtOnceGetOneCase() throws Exception {
        String enterprise = TestRegister.newCode("440114");
        Callable<Opening> submission = () -> submit(enterprise, 2026);

        Set<String> receipts = new HashSet<>();
        int opened = 0;
        try (var people = Executors.newFixedThreadPool(20)) {
            for (Future<Opening> answer :
                    people.invokeAll(java.util.Collections.nCopies(20, submission))) {
                receipts.add(answer.get().receipt());
                opened += answer.get() instanceof Opening.Opened ? 1 : 0;
            }
        }

        assertThat(receipts).hasSize(1);
        assertThat(opened).isEqualTo(1);
    }

    @Test
    void aCaseIsOpenedInsideTheTransactionOfTheSubmissionAlone() {
        String enterprise = TestRegister.newCode("440114");

        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() ->
                        TestViewers.as(
                                TestViewers.enterprise(enterprise),
                                () -> files.open(newCase(enterprise, 2026))));
    }

    @Test
    void nobodyAppliesForAnother() {
        String enterprise = TestRegister.newCode("440114");

        for (var person : List.of(TestViewers.enterprise("other:1"), TestViewers.GUANGZHOU)) {
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() ->
                            TestViewers.as(
                                    person,
                                    () ->
                                            new TransactionTemplate(transactions)
                                                    .execute(_ ->
                                                            files.open(
                                                                    newCase(enterprise, 2026)))));
        }
    }

    @Test
    void theApplicantAndTheRegionSeeTheCaseAndNobodyElse() {
        String enterprise = TestRegister.newCode("440114");
        String receipt = submit(enterprise, 2026).receipt();

        assertThat(TestViewers.as(TestViewers.enterprise(enterprise), () -> files.find(receipt)))
                .hasValueSatisfying(file -> {
                    assertThat(file.state()).isIn(CaseState.RECEIVED, CaseState.CHECK);
                    assertThat(file.enterprise()).isEqualTo(enterprise);
                });
        assertThat(TestViewers.as(TestViewers.GUANGZHOU, () -> files.find(receipt))).isPresent();
        assertThat(TestViewers.as(TestViewers.GUANGZHOU, () -> files.history(receipt)))
                .isNotEmpty();
        for (var person : List.of(TestViewers.enterprise("other:1"), TestViewers.LANZHOU)) {
            assertThat(TestViewers.as(person, () -> files.find(receipt))).isEmpty();
            assertThat(TestViewers.as(person, () -> files.history(receipt))).isEmpty();
        }
    }
}
