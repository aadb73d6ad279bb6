package org.echelon.platform.audit;

import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;

/// Puts [Watch] around every service that [Seen] points at.
@Configuration(proxyBeanMethods = false)
class WatchSetup {

    /// Inside the rules of methods: what is refused is no look.
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static DefaultPointcutAdvisor looksAreKept(ObjectProvider<Watch> watch) {
        DefaultPointcutAdvisor advisor =
                new DefaultPointcutAdvisor(
                        new Seen(), (MethodInterceptor) call -> watch.getObject().invoke(call));
        advisor.setOrder(Ordered.LOWEST_PRECEDENCE);
        return advisor;
    }
}
