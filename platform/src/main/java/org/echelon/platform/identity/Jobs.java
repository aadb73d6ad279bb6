package org.echelon.platform.identity;

import java.lang.annotation.Annotation;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;

/// Work that nobody asks for: listeners of events (`@ApplicationModuleListener`) and scheduled jobs
/// (`@Scheduled`) run as the platform itself, under the name `job:Class.method`.
///
/// Only there: where somebody is signed in, or a request is being answered, the method runs as
/// whoever is there, so that no page gains rights by calling a job.
@Configuration(proxyBeanMethods = false)
@EnableAsync
@EnableScheduling
class Jobs {

    /// Before transactions and rules on methods, so that both see who works; after the switch to
    /// the thread of the listener, which Spring always puts first.
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static DefaultPointcutAdvisor listenersAndJobsAreThePlatform() {
        DefaultPointcutAdvisor advisor =
                new DefaultPointcutAdvisor(
                        new ComposablePointcut(marked(ApplicationModuleListener.class))
                                .union(marked(Scheduled.class)),
                        (MethodInterceptor) Jobs::run);
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return advisor;
    }

    private static Pointcut marked(Class<? extends Annotation> annotation) {
        return new AnnotationMatchingPointcut(null, annotation, true);
    }

    private static @Nullable Object run(MethodInvocation invocation) throws Throwable {
        SecurityContext before = SecurityContextHolder.getContext();
        if (before.getAuthentication() != null
                || RequestContextHolder.getRequestAttributes() != null) {
            return invocation.proceed();
        }
        try {
            SecurityContextHolder.setContext(CurrentViewer.contextOfJob(name(invocation)));
            return invocation.proceed();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private static String name(MethodInvocation invocation) {
        return invocation.getMethod().getDeclaringClass().getSimpleName()
                + "."
                + invocation.getMethod().getName();
    }
}
