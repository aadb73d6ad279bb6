package org.echelon.platform.programme;

import org.echelon.policy.Programmes;
import org.echelon.policy.fact.FactDictionary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives everybody the programmes as they are published at the moment they are asked for.
@Configuration(proxyBeanMethods = false)
class ProgrammeSetup {

    @Bean
    Programmes programmes(ProgrammeLibrary library) {
        return Programmes.following(library::programmes);
    }

    /// The facts of all programmes together with those that single programmes declare for
    /// themselves: the register keeps both.
    @Bean
    FactDictionary factDictionary(ProgrammeLibrary library) {
        return FactDictionary.following(library::facts);
    }
}
