package org.echelon.platform.casework.procedure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.echelon.policy.procedure.End;
import org.echelon.policy.procedure.Place;
import org.echelon.policy.procedure.Procedure;
import org.echelon.policy.procedure.ProcedureReader;
import org.echelon.policy.programme.Sha256;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.RepositoryService;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.TaskService;
import org.flowable.engine.repository.Deployment;
import org.flowable.engine.repository.ProcessDefinition;
import org.flowable.engine.runtime.Execution;
import org.flowable.task.api.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The walks of cases through their procedures, each known by its receipt.
@Component
public class Walks {

    private static final String FILE = "procedure.bpmn";
    private static final String WITHDRAW = "withdraw";

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final JdbcClient database;
    private final Map<String, Procedure> procedures = new ConcurrentHashMap<>();

    Walks(ProcessEngine engine, JdbcClient database) {
        this.repository = engine.getRepositoryService();
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.database = database;
    }

    /// Begins the walk of a case. It keeps to these bytes to its end, whatever is published later.
    ///
    /// @param version the version whose procedure it is, such as `cn/tech-sme/2022-04-01`
    /// @param bpmn the procedure as published
    /// @return key of the procedure, by which [#procedure] gives it back
    @Transactional(propagation = Propagation.MANDATORY)
    public String begin(String receipt, String version, byte[] bpmn) {
        String key = deployed(version, bpmn);
        runtime.createProcessInstanceBuilder()
                .processDefinitionId(key)
                .businessKey(receipt)
                .start();
        return key;
    }

    /// Ends a step with an outcome.
    ///
    /// @param key of the procedure, as [#begin] gave it
    /// @param step id of the step where the case is
    /// @param token the outcome
    /// @return where the case is now
    /// @throws IllegalStateException when the walk is not at this step; nothing has changed then
    @Transactional(propagation = Propagation.MANDATORY)
    public Place complete(String receipt, String key, String step, String token) {
        Task task = task(receipt);
        if (task == null || !task.getTaskDefinitionKey().equals(step)) {
            throw new IllegalStateException(
                    "the procedure of %s is at %s, the case at %s"
                            .formatted(
                                    receipt,
                                    task == null ? "its end" : task.getTaskDefinitionKey(),
                                    step));
        }
        List<String> ends =
                EndsReached.during(() -> tasks.complete(task.getId(), Map.of("outcome", token)));
        return place(receipt, key, ends);
    }

    /// Takes the application back.
    @Transactional(propagation = Propagation.MANDATORY)
    public Place withdraw(String receipt, String key) {
        Execution waiting =
                runtime.createExecutionQuery()
                        .processInstanceBusinessKey(receipt, true)
                        .messageEventSubscriptionName(WITHDRAW)
                        .singleResult();
        if (waiting == null) {
            throw new IllegalStateException(
                    "the procedure of " + receipt + " does not wait for a withdrawal");
        }
        List<String> ends =
                EndsReached.during(() -> runtime.messageEventReceived(WITHDRAW, waiting.getId()));
        return place(receipt, key, ends);
    }

    /// The procedure of a key.
    public Procedure procedure(String key) {
        return procedures.computeIfAbsent(
                key,
                _ ->
                        ProcedureReader.read(key, bpmn(key))
                                .procedure()
                                .orElseThrow(() ->
                                        new IllegalStateException(
                                                "the deployed procedure "
                                                        + key
                                                        + " cannot be read any more")));
    }

    /// The file of a key, as it was published.
    public byte[] bpmn(String key) {
        ProcessDefinition definition = repository.getProcessDefinition(key);
        try (InputStream file =
                repository.getResourceAsStream(definition.getDeploymentId(), FILE)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the deployed procedure " + key, e);
        }
    }

    private Place place(String receipt, String key, List<String> ends) {
        Task next = task(receipt);
        if (next != null) {
            return procedure(key)
                    .step(next.getTaskDefinitionKey())
                    .<Place>map(Place.At::new)
                    .orElseThrow();
        }
        if (ends.size() != 1) {
            throw new IllegalStateException(
                    "the procedure of " + receipt + " stopped at " + ends + ", not at one end");
        }
        return End.of(ends.getFirst()).<Place>map(Place.Ended::new).orElseThrow();
    }

    private @Nullable Task task(String receipt) {
        return tasks.createTaskQuery().processInstanceBusinessKey(receipt).singleResult();
    }

    /// The key of these bytes, deployed once; whoever deploys the same waits for the first. What is
    /// deployed already is found without waiting: cases begin side by side.
    private String deployed(String version, byte[] bpmn) {
        String sha256 = Sha256.of(bpmn);
        Deployment deployment = find(version, sha256);
        if (deployment == null) {
            database.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
                    .param("name", "procedure " + sha256)
                    .query((_, _) -> true)
                    .list();
            deployment = find(version, sha256);
        }
        if (deployment == null) {
            deployment =
                    repository
                            .createDeployment()
                            .key(version)
                            .name(sha256)
                            .addBytes(FILE, bpmn)
                            .deploy();
        }
        return repository
                .createProcessDefinitionQuery()
                .deploymentId(deployment.getId())
                .singleResult()
                .getId();
    }

    private @Nullable Deployment find(String version, String sha256) {
        return repository
                .createDeploymentQuery()
                .deploymentKey(version)
                .deploymentName(sha256)
                .singleResult();
    }
}
