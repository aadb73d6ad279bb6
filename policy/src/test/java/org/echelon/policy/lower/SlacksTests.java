package org.echelon.policy.lower;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.SharedFolder;
import org.echelon.policy.Version;
import org.echelon.policy.ir.Plan;
import org.junit.jupiter.api.Test;

class SlacksTests {

    private static final Programmes PROGRAMMES =
            Programmes.read(SharedFolder.root().resolve("programmes"));

    @Test
    void what_is_measured_in_a_unit_has_a_slack() {
        List<String> without = new ArrayList<>();
        int measured = 0;
        for (Programme programme : PROGRAMMES.all()) {
            var defined = programme.definition().conditions();
            for (Version version : programme.versions()) {
                Plan plan = version.lowering(programme).flatMap(Lowering::plan).orElse(null);
                if (plan == null) {
                    continue;
                }
                for (String id : plan.conditions().keySet()) {
                    var condition = defined.get(id);
                    if (condition != null && condition.unit() != null) {
                        measured++;
                        if (!plan.slacks().containsKey(id)) {
                            without.add(version.place() + " " + id);
                        }
                    }
                }
            }
        }
        assertThat(measured).isGreaterThan(50);
        assertThat(without).isEmpty();
    }

    @Test
    void a_condition_of_several_comparisons_has_that_of_the_one_that_decides() {
        assertThat(slacks("cn/tech-sme")).containsKey("score");
        assertThat(slacks("cn/hnte")).containsKey("core_ip");
    }

    @Test
    void ways_that_are_told_one_by_one_have_none_together() {
        assertThat(slacks("cn/makerspace")).doesNotContainKey("success");
    }

    private static Map<String, Plan.Result> slacks(String id) {
        Programme programme = PROGRAMMES.find(id).orElseThrow();
        return programme
                .inForce(LocalDate.of(2024, 6, 30))
                .flatMap(version -> version.lowering(programme))
                .flatMap(Lowering::plan)
                .orElseThrow()
                .slacks();
    }
}
