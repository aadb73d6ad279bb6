package org.echelon.platform.identity;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Puts [ViewerDataSource] before the pool of connections; nobody reaches the pool itself.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    static BeanPostProcessor tellsTheDatabaseWhoAsks(
            ObjectProvider<CurrentViewer> viewer,
            ObjectProvider<Clock> clock,
            Environment environment) {
        return new BeanPostProcessor() {

            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool && !(bean instanceof ViewerDataSource)
                        ? new ViewerDataSource(
                                pool,
                                viewer.getObject(),
                                clock::getObject,
                                environment.getRequiredProperty("echelon.database-role"))
                        : bean;
            }
        };
    }
}
