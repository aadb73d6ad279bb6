package org.echelon.platform.programme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.echelon.policy.fact.FactDictionary;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The dictionary of facts, for the modules that keep them.
@Configuration(proxyBeanMethods = false)
class Dictionary {

    @Bean
    FactDictionary factDictionary(@Value("${echelon.root}") Path root) throws IOException {
        Path file = root.resolve("programmes").resolve("facts.yaml");
        return FactDictionary.read("programmes/facts.yaml", Files.readAllBytes(file)).dictionary();
    }
}
