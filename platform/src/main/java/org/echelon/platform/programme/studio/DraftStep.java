package org.echelon.platform.programme.studio;

import java.time.Instant;
import org.echelon.policy.message.Words;

/// Something that was done to a draft.
///
/// @param revision number of the draft's state after it
/// @param kind what
/// @param by account name
/// @param at when
/// @param note which files, or the words of who gave it back
public record DraftStep(int revision, Kind kind, String by, Instant at, String note) {

    /// What can be done to a draft.
    public enum Kind {
        OPENED,
        SAVED,
        SUBMITTED,
        TAKEN_BACK,
        RETURNED,
        PUBLISHED,
        DISCARDED;

        /// Whether who did it has a hand in the draft, and is no second pair of eyes for it.
        boolean isWork() {
            return switch (this) {
                case OPENED, SAVED, SUBMITTED -> true;
                case TAKEN_BACK, RETURNED, PUBLISHED, DISCARDED -> false;
            };
        }

        /// The step in words.
        public Words words() {
            return switch (this) {
                case OPENED -> new Words("开始", "begun");
                case SAVED -> new Words("保存", "saved");
                case SUBMITTED -> new Words("提交复核", "submitted");
                case TAKEN_BACK -> new Words("撤回", "taken back");
                case RETURNED -> new Words("退回", "given back");
                case PUBLISHED -> new Words("发布", "published");
                case DISCARDED -> new Words("放弃", "given up");
            };
        }
    }
}
