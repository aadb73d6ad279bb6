package org.echelon.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestRegister;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Asks the database itself, past every rule in Java.
@PlatformTest
class RowLevelSecurityTests {

    private static final List<String> TABLES =
            List.of(
                    "select e.key from enterprise.enterprise e",
                    "select e.key from enterprise.published_enterprise e",
                    """
                    select e.key
                    from enterprise.particulars p join enterprise.enterprise e on e.id = p.enterprise_id
                    """);

    @Autowired private TestRegister register;
    @Autowired private Accounts accounts;
    @Autowired private Mandates mandates;
    @Autowired private JdbcClient database;
    @Autowired private TestClock clock;

    @AfterEach
    void today() {
        clock.set(TestClock.TODAY);
    }

    private boolean sees(String query, String key) {
        return database.sql("select count(*) from (" + query + ") q where key = :key")
                        .param("key", key)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void allSee(Viewer person, String key, boolean seen) {
        for (String table : TABLES) {
            assertThat(TestViewers.as(person, () -> sees(table, key)))
                    .as("%s sees %s in: %s", person.username(), key, table)
                    .isEqualTo(seen);
        }
    }

    @Test
    void anOfficerSeesTheOwnRegionInTheDatabaseToo() {
        String huadu = register.enterprise("440114");

        allSee(TestViewers.GUANGZHOU, huadu, true);
        allSee(TestViewers.LEADER, huadu, true);
        allSee(TestViewers.ADMINISTRATOR, huadu, true);
        allSee(TestViewers.LANZHOU, huadu, false);
    }

    @Test
    void anEnterpriseSeesItself() {
        String own = register.enterprise("440114");
        String other = register.enterprise("440114");

        allSee(TestViewers.enterprise(own), own, true);
        allSee(TestViewers.enterprise(own), other, false);
    }

    @Test
    void agenciesAndTaxOfficersSeeNothingOfTheRegister() {
        String huadu = register.enterprise("440114");

        for (Role role : List.of(Role.EVALUATION_AGENCY, Role.TAX_OFFICER)) {
            allSee(new Viewer("test-office", "机构", "Office", role, "4401", null), huadu, false);
        }
    }

    @Test
    void nobodySeesNothing() {
        String huadu = register.enterprise("440114");

        for (String table : TABLES) {
            assertThat(sees(table, huadu)).as(table).isFalse();
        }
        assertThat(
                        database.sql("select count(*) from enterprise.fact")
                                .query(Integer.class)
                                .single())
                .isZero();
        assertThat(
                        database.sql("select count(*) from enterprise.register")
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void factsAreSeenByThoseWhoSeeTheEnterprise() {
        String huadu = register.enterprise("440114");
        register.take(
                """
                uscc,fact,year,value,register
                %s,revenue,2024,1000000,tax
                """
                        .formatted(huadu));
        String facts =
                """
                select e.key
                from enterprise.fact f
                join enterprise.published_name e on e.key = '%s'
                join enterprise.enterprise i on i.key = e.key and i.id = f.enterprise_id
                """
                        .formatted(huadu);
        String raw = "select '" + huadu + "' as key from enterprise.fact where source is not null";

        assertThat(TestViewers.as(TestViewers.GUANGZHOU, () -> sees(facts, huadu))).isTrue();
        assertThat(TestViewers.as(TestViewers.LANZHOU, () -> sees(facts, huadu))).isFalse();
        assertThat(TestViewers.as(TestViewers.enterprise("x:nobody"), () -> sees(raw, huadu)))
                .isFalse();
    }

    @Test
    void anAgentSeesClientsWhileTheMandateStands() {
        String client = register.enterprise("440114");
        String other = register.enterprise("440114");
        Viewer agent = new Viewer("test-agent-rls", "代理", "Agent", Role.AGENT, null, null);
        CurrentViewer.asPlatform(() -> {
            accounts.addDemonstration(agent, "correct horse");
            return true;
        });
        LocalDate today = TestClock.TODAY;
        TestViewers.as(
                TestViewers.enterprise(client),
                () ->
                        mandates.give(
                                client,
                                new Mandates.Wanted(
                                        agent.username(),
                                        Mandate.Scope.READ,
                                        null,
                                        today,
                                        today.plusDays(10))));

        allSee(agent, client, true);
        allSee(agent, other, false);

        clock.set(today.plusDays(10));
        allSee(agent, client, false);
        clock.set(today.minusDays(1));
        allSee(agent, client, false);
    }

    @Test
    void nobodyGivesAMandateOfAnotherEnterprise() {
        String own = register.enterprise("440114");
        String other = register.enterprise("440114");

        assertThatThrownBy(() ->
                        TestViewers.as(
                                TestViewers.enterprise(own),
                                () ->
                                        database.sql(
                                                        """
                                                        insert into identity.mandate (enterprise_key, agent,
                                                            scope, valid_from, given_by, given_at)
                                                        select :key, username, 'SUBMIT', '2026-01-01', 'x', now()
                                                        from identity.account limit 1
                                                        """)
                                                .param("key", other)
                                                .update()))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void namesArePublicAndNothingElse() {
        String huadu = register.enterprise("440114");

        assertThat(sees("select key from enterprise.published_name", huadu)).isTrue();
    }

    @Test
    void anOfficerWritesNothingInAnotherRegion() {
        String huadu = register.enterprise("440114");

        int changed =
                TestViewers.as(
                        TestViewers.LANZHOU,
                        () ->
                                database.sql(
                                                "update enterprise.enterprise set synthetic = true where key = :key")
                                        .param("key", huadu)
                                        .update());

        assertThat(changed).isZero();
        assertThatThrownBy(() ->
                        TestViewers.as(
                                TestViewers.LANZHOU,
                                () ->
                                        database.sql(
                                                        """
                                                        insert into enterprise.enterprise (key, other_id, region, recorded_at)
                                                        values ('x:rls', 'x:rls', '440114', now())
                                                        """)
                                                .update()))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void thePlatformWorksInARoleThatOwnsNothing() {
        assertThat(database.sql("select current_user").query(String.class).single())
                .isEqualTo("echelon_app");
        assertThat(
                        database.sql(
                                        """
                                        select count(*) from pg_class c join pg_roles r on r.oid = c.relowner
                                        where r.rolname = 'echelon_app'
                                        """)
                                .query(Integer.class)
                                .single())
                .isZero();
    }
}
