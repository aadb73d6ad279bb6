package org.echelon.platform.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aopalliance.intercept.MethodInvocation;
import org.echelon.platform.casework.CaseFile;
import org.echelon.platform.ledger.Reward;
import org.echelon.platform.overview.SearchResult;
import org.echelon.platform.simulation.RegisterSnapshot;
import org.echelon.platform.simulation.SimulatedNames;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.util.ClassUtils;

/// Tells which services give data of an enterprise, by the very rule that says who may ask them:
/// one that is open to who may read the enterprise or the case reads the register. So nobody can
/// add a reading service and forget the log.
final class Seen extends StaticMethodMatcherPointcut {

    /// Rules by which an enterprise or a case is read.
    private static final List<String> RULES =
            List.of("@enterpriseAccess.reads(#", "@caseAccess.reads(#");

    /// Services that give what names its enterprises itself, lists above all, to whoever works on
    /// it.
    private static final Map<String, List<String>> NAMED =
            Map.of(
                    "EnterpriseSearch", List.of("search"),
                    "CaseFiles", List.of("at"),
                    "SimulatedNames", List.of("page"),
                    "RegisterSnapshot", List.of("take"),
                    "Rewards", List.of("find"));

    Seen() {
        setClassFilter(type ->
                AnnotatedElementUtils.hasAnnotation(ClassUtils.getUserClass(type), Service.class));
    }

    @Override
    public boolean matches(java.lang.reflect.Method method, Class<?> type) {
        return isRead(method, ClassUtils.getUserClass(type));
    }

    static boolean isRead(java.lang.reflect.Method method, Class<?> type) {
        if (type.getPackageName().equals(Seen.class.getPackageName())) {
            return false; // the log itself
        }
        java.lang.reflect.Method own = ClassUtils.getMostSpecificMethod(method, type);
        PreAuthorize rule = AnnotatedElementUtils.findMergedAnnotation(own, PreAuthorize.class);
        return (rule != null && RULES.stream().anyMatch(rule.value()::contains))
                || NAMED.getOrDefault(type.getSimpleName(), List.of()).contains(method.getName());
    }

    /// Which kind of data a service gives.
    static String kind(Class<?> type) {
        return ClassUtils.getUserClass(type).getSimpleName();
    }

    /// The enterprise or case that was asked for: the argument that the rule names.
    static Optional<String> asked(MethodInvocation call) {
        java.lang.reflect.Method own =
                ClassUtils.getMostSpecificMethod(
                        call.getMethod(),
                        ClassUtils.getUserClass(java.util.Objects.requireNonNull(call.getThis())));
        PreAuthorize rule = AnnotatedElementUtils.findMergedAnnotation(own, PreAuthorize.class);
        if (rule == null) {
            return Optional.empty();
        }
        String text = rule.value();
        int from = text.indexOf("reads(#");
        if (from < 0) {
            return Optional.empty();
        }
        String name = text.substring(from + "reads(#".length(), text.indexOf(')', from));
        java.lang.reflect.Parameter[] parameters = own.getParameters();
        for (int at = 0; at < parameters.length; at++) {
            if (parameters[at].getName().equals(name)
                    && call.getArguments()[at] instanceof String key) {
                return Optional.of(key);
            }
        }
        throw new IllegalStateException(
                own + ": the rule names #" + name + ", which is no text among its parameters");
    }

    /// The enterprises whose data is in an answer that names them itself.
    static List<String> inside(@Nullable Object answer) {
        List<String> keys = new ArrayList<>();
        collect(answer, keys);
        return keys;
    }

    private static void collect(@Nullable Object answer, List<String> keys) {
        switch (answer) {
            case SearchResult found -> found.rows().forEach(row -> keys.add(row.key()));
            case RegisterSnapshot.Taken taken -> keys.addAll(taken.keys());
            case SimulatedNames.Page named -> keys.addAll(named.keys());
            case Reward reward -> keys.add(reward.enterprise());
            case CaseFile file -> keys.add(file.enterprise());
            case Optional<?> maybe -> maybe.ifPresent(inner -> collect(inner, keys));
            case Collection<?> many -> many.forEach(one -> collect(one, keys));
            case null, default -> {}
        }
    }
}
