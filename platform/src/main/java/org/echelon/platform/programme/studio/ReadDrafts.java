package org.echelon.platform.programme.studio;

import java.util.LinkedHashMap;
import java.util.Map;
import org.echelon.platform.programme.Publications;
import org.echelon.policy.Programme;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Drafts as they were read last: who drags a figure of one asks for it at every step, and its
/// files are read anew only when it, or anything published, has changed.
@Component
class ReadDrafts {

    /// So many are kept, of whoever works on them.
    private static final int KEPT = 8;

    private final StudioDrafts drafts;
    private final Workbench workbench;
    private final Publications publications;
    private final Map<State, Programme> kept =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                @java.io.Serial private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<State, Programme> eldest) {
                    return size() > KEPT;
                }
            };

    ReadDrafts(StudioDrafts drafts, Workbench workbench, Publications publications) {
        this.drafts = drafts;
        this.workbench = workbench;
        this.publications = publications;
    }

    /// What a programme with a draft among its versions is made of.
    ///
    /// @param draft with its revision
    /// @param newest number of the newest publication
    private record State(ProgrammeDraft draft, long newest) {}

    /// The programme with the draft among its versions, as yet unchecked.
    ///
    /// @param draft as the person who asks has just found it, and so may read it
    Programme programme(ProgrammeDraft draft) {
        State state = new State(draft, publications.newest());
        Programme known = known(state);
        if (known == null) {
            known = workbench.programme(draft, drafts.filesOf(draft.id()));
            keep(state, known);
        }
        return known;
    }

    private @Nullable Programme known(State state) {
        synchronized (kept) {
            return kept.get(state);
        }
    }

    private void keep(State state, Programme programme) {
        synchronized (kept) {
            kept.put(state, programme);
        }
    }
}
