package org.echelon.platform.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The questions that rules on services ask, by the bean's name `access`.
@Component("access")
public class Access {

    private final CurrentViewer viewer;
    private final MandateRows mandates;

    Access(CurrentViewer viewer, MandateRows mandates) {
        this.viewer = viewer;
        this.mandates = mandates;
    }

    /// Whether somebody is signed in who works for an administration.
    public boolean staff() {
        return viewer.find().filter(Viewer::isStaff).isPresent();
    }

    /// Whether the person may bring data into the register.
    public boolean imports() {
        return viewer.find()
                .filter(person ->
                        switch (person.role()) {
                            case OFFICER, ADMINISTRATOR, OPERATOR -> true;
                            case ENTERPRISE,
                                    AGENT,
                                    EVALUATION_AGENCY,
                                    TAX_OFFICER,
                                    LEADER,
                                    POLICY_DESIGNER ->
                                    false;
                        })
                .isPresent();
    }

    /// Whether this is the platform itself, at its first start or on the command line.
    public boolean platform() {
        return viewer.find().filter(person -> person.role() == Role.OPERATOR).isPresent();
    }

    /// Whether the person runs the platform.
    public boolean administers() {
        return viewer.find().filter(person -> person.role() == Role.ADMINISTRATOR).isPresent();
    }

    /// Whether the person writes programmes.
    public boolean designs() {
        return viewer.find().filter(person -> person.role() == Role.POLICY_DESIGNER).isPresent();
    }

    /// Whether the person may ask what a programme or a draft would do to a region: who works for
    /// an administration, and who writes programmes.
    public boolean simulates() {
        return staff() || designs();
    }

    /// Whether the region is in view: the own one or one below it.
    public boolean region(@Nullable String code) {
        return viewer.find().filter(person -> person.isStaff() && person.covers(code)).isPresent();
    }

    /// Whether the person belongs to the enterprise.
    public boolean own(String enterprise) {
        return viewer.find()
                .filter(person -> person.role() == Role.ENTERPRISE)
                .filter(person -> enterprise.equals(person.enterprise()))
                .isPresent();
    }

    /// Whether the person belongs to the enterprise or has any mandate of it today.
    public boolean actsFor(String enterprise) {
        return own(enterprise) || mandate(enterprise, Mandate.Scope.READ, null);
    }

    /// Whether the mandate was given to the person.
    public boolean holds(Mandate mandate) {
        return viewer.find().filter(one -> one.username().equals(mandate.agent())).isPresent();
    }

    /// Whether the person may fill in applications of the enterprise for a programme.
    public boolean mayFill(String enterprise, String programme) {
        return own(enterprise) || mandate(enterprise, Mandate.Scope.FILL, programme);
    }

    /// Whether the person may submit applications of the enterprise for a programme and act in its
    /// cases.
    public boolean maySubmit(String enterprise, String programme) {
        return own(enterprise) || mandate(enterprise, Mandate.Scope.SUBMIT, programme);
    }

    private boolean mandate(String enterprise, Mandate.Scope scope, @Nullable String programme) {
        return viewer.find()
                .filter(person -> person.role() == Role.AGENT)
                .filter(agent ->
                        mandates.inForce(agent.username()).stream()
                                .anyMatch(mandate -> mandate.allows(enterprise, scope, programme)))
                .isPresent();
    }
}
