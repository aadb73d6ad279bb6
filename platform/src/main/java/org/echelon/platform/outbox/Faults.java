package org.echelon.platform.outbox;

import java.lang.reflect.Method;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.core.EventSerializer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalApplicationListenerMethodAdapter;

/// Notes why an effect failed, so that the administrator sees it beside the event: the kind of the
/// fault and the reference under which the log has the rest.
@Component
class Faults {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final JdbcClient database;
    private final EventSerializer serializer;
    private final Clock clock;

    Faults(JdbcClient database, EventSerializer serializer, Clock clock) {
        this.database = database;
        this.serializer = serializer;
        this.clock = clock;
    }

    void note(Throwable fault, Method method, Object[] arguments) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.warn("Reference {}: {} failed and is tried again", reference, id(method), fault);
        if (arguments.length != 1) {
            return;
        }
        database.sql(
                        """
                        update outbox.event_publication
                        set last_fault = :fault, last_fault_at = :now
                        where listener_id = :listener and serialized_event = :event
                          and completion_date is null
                        """)
                .param("fault", kind(fault) + " (" + reference + ")")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("listener", id(method))
                .param("event", serializer.serialize(arguments[0]))
                .update();
    }

    /// The class alone: messages of faults may hold names and codes.
    private static String kind(Throwable fault) {
        Throwable root = fault;
        for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root.getClass().getSimpleName();
    }

    private static String id(Method method) {
        return new Listener(method).getListenerId();
    }

    /// Knows how listeners are named in the table.
    private static final class Listener extends TransactionalApplicationListenerMethodAdapter {

        Listener(Method method) {
            super("", method.getDeclaringClass(), method);
        }
    }
}
