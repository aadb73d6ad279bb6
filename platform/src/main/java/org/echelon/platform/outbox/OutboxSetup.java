package org.echelon.platform.outbox;

import java.util.List;
import java.util.concurrent.Executor;
import org.springframework.aop.interceptor.AsyncUncaughtExceptionHandler;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.support.CompositeTaskDecorator;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/// The threads that carry out effects.
///
/// A few threads with a queue of any length: a burst of submissions must not take every database
/// connection from the people at the window, and what stands in the queue is in the outbox too.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxSettings.class)
class OutboxSetup implements AsyncConfigurer, DisposableBean {

    private static final int THREADS = 6;
    private static final int SECONDS_TO_END = 10;

    private final ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
    private final ObjectProvider<Faults> faults;

    OutboxSetup(ObjectProvider<TaskDecorator> decorators, ObjectProvider<Faults> faults) {
        this.faults = faults;
        List<TaskDecorator> all = decorators.orderedStream().toList();
        threads.setTaskDecorator(new CompositeTaskDecorator(all));
        threads.setCorePoolSize(THREADS);
        threads.setThreadNamePrefix("effects-");
        threads.setWaitForTasksToCompleteOnShutdown(false);
        threads.setAwaitTerminationSeconds(SECONDS_TO_END);
        threads.initialize();
    }

    @Override
    public Executor getAsyncExecutor() {
        return threads;
    }

    @Override
    public AsyncUncaughtExceptionHandler getAsyncUncaughtExceptionHandler() {
        return (fault, method, arguments) -> faults.getObject().note(fault, method, arguments);
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }
}
