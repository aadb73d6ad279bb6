package org.echelon.platform.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The questions that rules on services ask, by the bean's name `access`.
@Component("access")
public class Access {

    private final CurrentViewer viewer;

    Access(CurrentViewer viewer) {
        this.viewer = viewer;
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
                            case ENTERPRISE, AGENT, EVALUATION_AGENCY, TAX_OFFICER, LEADER -> false;
                        })
                .isPresent();
    }

    /// Whether this is the platform itself, at its first start or on the command line.
    public boolean platform() {
        return viewer.find().filter(person -> person.role() == Role.OPERATOR).isPresent();
    }

    /// Whether the region is in view: the own one or one below it.
    public boolean region(@Nullable String code) {
        return viewer.find().filter(person -> person.isStaff() && person.covers(code)).isPresent();
    }
}
