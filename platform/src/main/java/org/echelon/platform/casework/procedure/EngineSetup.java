package org.echelon.platform.casework.procedure;

import java.util.HashMap;
import java.util.List;
import javax.sql.DataSource;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.spring.SpringProcessEngineConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/// Builds the engine by hand, with as little of it as will do.
@Configuration(proxyBeanMethods = false)
class EngineSetup {

    static final String SCHEMA = "procedure";

    /// The engine, on our data source and in our transactions; its tables come from our migrations.
    @Bean(destroyMethod = "close")
    ProcessEngine processEngine(DataSource database, PlatformTransactionManager transactions) {
        SpringProcessEngineConfiguration setup = new SpringProcessEngineConfiguration();
        setup.setEngineName("echelon");
        setup.setDataSource(database);
        setup.setTransactionManager(transactions);
        setup.setDatabaseType("postgres");
        setup.setDatabaseSchema(SCHEMA);
        setup.setDatabaseTablePrefix(SCHEMA + ".");
        setup.setTablePrefixIsSchema(true);
        setup.setDatabaseSchemaUpdate("false");
        setup.setAsyncExecutorActivate(false);
        setup.setDisableIdmEngine(true);
        setup.setDisableEventRegistry(true);
        setup.setHistoryLevel(HistoryLevel.NONE);
        // an expression of a published file reaches none of the platform's parts
        setup.setBeans(new HashMap<>());
        setup.setEventListeners(List.of(new EndsReached()));
        return setup.buildProcessEngine();
    }
}
