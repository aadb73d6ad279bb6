package org.echelon.platform.programme.studio;

import java.util.Map;
import java.util.Optional;
import org.echelon.policy.message.Words;

/// Where a draft stands.
public enum DraftState {
    /// In work.
    DRAFT,
    /// Waits for another designer.
    SUBMITTED,
    /// Given back with words; in work again.
    RETURNED,
    /// In force, or will be on its day; nothing changes any more.
    PUBLISHED,
    /// Given up.
    DISCARDED;

    private static final Map<DraftState, Map<DraftStep.Kind, DraftState>> TABLE =
            Map.of(
                    DRAFT,
                    Map.of(
                            DraftStep.Kind.SAVED, DRAFT,
                            DraftStep.Kind.SUBMITTED, SUBMITTED,
                            DraftStep.Kind.DISCARDED, DISCARDED),
                    SUBMITTED,
                    Map.of(
                            DraftStep.Kind.TAKEN_BACK, DRAFT,
                            DraftStep.Kind.RETURNED, RETURNED,
                            DraftStep.Kind.PUBLISHED, PUBLISHED),
                    RETURNED,
                    Map.of(
                            DraftStep.Kind.SAVED, RETURNED,
                            DraftStep.Kind.SUBMITTED, SUBMITTED,
                            DraftStep.Kind.DISCARDED, DISCARDED),
                    PUBLISHED,
                    Map.of(),
                    DISCARDED,
                    Map.of());

    /// The state after a step; empty where the step is not taken in this state.
    Optional<DraftState> after(DraftStep.Kind step) {
        return Optional.ofNullable(TABLE.get(this)).map(steps -> steps.get(step));
    }

    /// Whether its files may be changed.
    public boolean isOpen() {
        return after(DraftStep.Kind.SAVED).isPresent();
    }

    /// The state in words.
    public Words words() {
        return switch (this) {
            case DRAFT -> new Words("编写中", "in work");
            case SUBMITTED -> new Words("待复核", "waits for a second designer");
            case RETURNED -> new Words("已退回修改", "given back");
            case PUBLISHED -> new Words("已发布", "published");
            case DISCARDED -> new Words("已放弃", "given up");
        };
    }
}
