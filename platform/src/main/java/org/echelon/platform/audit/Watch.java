package org.echelon.platform.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.echelon.platform.casework.CaseFile;
import org.echelon.platform.casework.CaseFiles;
import org.echelon.platform.enterprise.Enterprises;
import org.echelon.platform.enterprise.RegisteredEnterprise;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Keeps a look before the data of an enterprise is handed out.
///
/// What one page asks of several services of one kind is one look. A service that asks another is
/// one look too, of the kind that was asked for first: a profile, not its facts and titles again.
/// The row is written before the answer leaves the service, in the transaction of the caller where
/// there is one: no data without a row. The enterprise's own looks and those of the platform's jobs
/// are not kept.
@Component
class Watch implements MethodInterceptor {

    private static final String KEPT = Watch.class.getName();

    /// Whether this thread is inside a service that is watched already.
    private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);

    private final CurrentViewer viewer;
    private final ObjectProvider<LookLog> log;
    private final ObjectProvider<CaseFiles> cases;
    private final ObjectProvider<Enterprises> enterprises;

    Watch(
            CurrentViewer viewer,
            ObjectProvider<LookLog> log,
            ObjectProvider<CaseFiles> cases,
            ObjectProvider<Enterprises> enterprises) {
        this.viewer = viewer;
        this.log = log;
        this.cases = cases;
        this.enterprises = enterprises;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        Optional<Viewer> person = viewer.find().filter(Watch::isWatched);
        if (INSIDE.get() || person.isEmpty()) {
            return call.proceed();
        }
        INSIDE.set(true);
        try {
            Object answer = call.proceed();
            keep(person.get(), call, answer);
            return answer;
        } finally {
            INSIDE.remove();
        }
    }

    private static boolean isWatched(Viewer person) {
        return switch (person.role()) {
            case ENTERPRISE, OPERATOR -> false;
            case AGENT,
                    OFFICER,
                    EVALUATION_AGENCY,
                    TAX_OFFICER,
                    LEADER,
                    POLICY_DESIGNER,
                    ADMINISTRATOR ->
                    true;
        };
    }

    private void keep(Viewer person, MethodInvocation call, @Nullable Object answer) {
        String kind = Seen.kind(Objects.requireNonNull(call.getThis()).getClass());
        Set<String> keys = new HashSet<>(Seen.inside(answer));
        if (keys.isEmpty()) {
            Seen.asked(call).flatMap(this::enterprise).ifPresent(keys::add);
        }
        List<String> fresh = new ArrayList<>();
        for (String key : keys) {
            if (isFirst(kind + " " + key)) {
                fresh.add(key);
            }
        }
        if (!fresh.isEmpty()) {
            log.getObject().keep(person, fresh, kind);
        }
    }

    /// The enterprise of a key, or of a case's receipt; empty where there is none.
    private Optional<String> enterprise(String asked) {
        if (asked.matches("[A-Z]{2}-[2-9A-Z]{6}")) {
            return cases.getObject().find(asked).map(CaseFile::enterprise);
        }
        return enterprises.getObject().find(asked).map(RegisteredEnterprise::key);
    }

    /// What was kept in a request.
    private record Kept(Set<String> looks) {}

    /// Whether the request sees this for the first time; without a request every time counts.
    private static boolean isFirst(String what) {
        Optional<HttpServletRequest> request = Purposes.request();
        if (request.isEmpty()) {
            return true;
        }
        if (!(request.get().getAttribute(KEPT) instanceof Kept)) {
            request.get().setAttribute(KEPT, new Kept(new HashSet<>()));
        }
        return request.get().getAttribute(KEPT) instanceof Kept kept && kept.looks().add(what);
    }
}
