package org.echelon.platform;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The platform's entry point.
@SpringBootApplication
public class Echelon {

    public static void main(String[] args) {
        SpringApplication.run(Echelon.class, args);
    }
}
