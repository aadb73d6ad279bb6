package org.echelon.platform.simulation;

import org.echelon.platform.TestClock;
import org.echelon.platform.TestRegister;
import org.springframework.boot.test.context.TestComponent;

/// What the tests of simulations begin with: enterprises of Gansu whose research ratio meets the
/// provincial rule for innovative enterprises, or just does not.
@TestComponent
public class SimulationScene {

    static final String RULES = "cn/gansu/innovative-enterprise/2024-04-01";

    /// The threshold of small enterprises there: 3 % of sales.
    static final String RATIO = "ratio small";

    private final TestRegister register;

    SimulationScene(TestRegister register) {
        this.register = register;
    }

    /// An enterprise of a district that meets everything but perhaps the research ratio.
    ///
    /// @param research yuan a year, of sales of 10 million
    String enterprise(String district, long research) {
        String key = register.enterprise(district);
        StringBuilder figures = new StringBuilder("uscc,year,revenue,rd_expense,staff,rd_staff\n");
        for (int back = 1; back <= 2; back++) {
            figures.append(
                    "%s,%d,10000000,%d,100,20\n"
                            .formatted(key, TestClock.TODAY.getYear() - back, research));
        }
        register.take(figures.toString());
        register.take(
                "uscc,valid_from,ip_class1,ip_class2,core_ip,hnte_field,audit_based_collection\n%s,2024-01-01,0,2,true,7.1.1,true\n"
                        .formatted(key));
        return key;
    }
}
