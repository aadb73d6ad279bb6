package org.echelon.platform.casework.application;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.echelon.platform.casework.CaseFiles;
import org.echelon.platform.casework.Supplement;
import org.echelon.platform.casework.SupplementItem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// What the pages of a draft share: finding it, laying it out, saving what came with a form.
@Component
class DraftDesk {

    private final Drafts drafts;
    private final Sheets sheets;
    private final CaseFiles cases;

    DraftDesk(Drafts drafts, Sheets sheets, CaseFiles cases) {
        this.drafts = drafts;
        this.sheets = sheets;
        this.cases = cases;
    }

    Draft draft(UUID id) {
        return drafts.find(id).orElseThrow(DraftDesk::missing);
    }

    Sheet sheet(Draft draft) {
        return sheets.of(draft).orElseThrow(DraftDesk::missing);
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /// Where the page of a filed draft has gone; empty while it is in work.
    static Optional<String> gone(Draft draft) {
        return draft.filed()
                ? Optional.of("redirect:/applications/" + draft.receipt())
                : Optional.empty();
    }

    /// Saves one value.
    Saving save(Sheet sheet, Entry entry, int seen, String typed, String dispute) {
        return drafts.save(
                sheet.draft().id(),
                entry.field().id(),
                seen,
                FormViews.box(entry.field(), Typed.clean(typed)),
                Typed.clean(dispute));
    }

    /// What came of saving a form: what could not be saved since somebody else was faster.
    ///
    /// @param conflicts the values that stand, by question
    /// @param filed number of the case, where the draft was filed meanwhile
    record Saved(Map<String, SavedAnswer> conflicts, Optional<String> filed) {}

    /// Saves every value that the person changed; the rest is not touched.
    Saved save(Sheet sheet, Map<String, Typed> typed) {
        Map<String, SavedAnswer> conflicts = new LinkedHashMap<>();
        for (Entry entry : sheet.entries()) {
            Typed one = typed.get(entry.field().id());
            if (one == null || !one.changed() || "theirs".equals(one.choice())) {
                continue;
            }
            if (one.conflicting() && one.choice() == null && entry.saved() != null) {
                conflicts.put(entry.field().id(), entry.saved());
                continue;
            }
            switch (save(sheet, entry, one.version(), one.value(), one.dispute())) {
                case Saving.Saved _ -> {}
                case Saving.Conflict(SavedAnswer theirs) ->
                        conflicts.put(entry.field().id(), theirs);
                case Saving.Filed(String receipt) -> {
                    return new Saved(Map.of(), Optional.of(receipt));
                }
            }
        }
        return new Saved(conflicts, Optional.empty());
    }

    /// What the agency asked for, by question or paper; what concerns neither is under the empty
    /// name.
    Map<String, List<String>> asked(Draft draft) {
        String receipt = draft.receipt();
        if (draft.kind() != Draft.Kind.SUPPLEMENT || receipt == null) {
            return Map.of();
        }
        Map<String, List<String>> asked = new LinkedHashMap<>();
        for (SupplementItem item :
                cases.supplement(receipt).map(Supplement::items).orElse(List.of())) {
            String place = Optional.ofNullable(item.field()).orElse(item.paper());
            asked.merge(
                    place == null ? "" : place,
                    List.of(item.words()),
                    (one, other) ->
                            java.util.stream.Stream.concat(one.stream(), other.stream()).toList());
        }
        return asked;
    }
}
