package org.echelon.platform.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the description of the interface says of it as a whole.
@Configuration(proxyBeanMethods = false)
class ApiSetup {

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Echelon")
                                .version("v1")
                                .description(
                                        "Registry, evaluations, cases and titles. Dates are days in"
                                                + " Asia/Shanghai, money is yuan, ratios are percent."
                                                + " Mistakes are answered as application/problem+json with"
                                                + " a reference number. Each look at an enterprise is"
                                                + " logged; say what for in the header Echelon-Purpose.")
                                .license(new License().name("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        "token",
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }
}
