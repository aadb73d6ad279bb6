package org.echelon.platform.casework.application;

import java.util.List;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.StepperView;

/// The steps of filling in a draft.
final class Steps {

    private Steps() {}

    static StepperView of(Draft draft, int current, Formats say) {
        return new StepperView(
                switch (draft.kind()) {
                    case APPLICATION ->
                            say.chinese()
                                    ? List.of("填写", "上传材料", "核对并提交")
                                    : List.of("Answer", "Add papers", "Check and submit");
                    case SUPPLEMENT ->
                            say.chinese()
                                    ? List.of("补正内容", "补正材料", "核对并提交")
                                    : List.of("Correct answers", "Add papers", "Check and submit");
                },
                current);
    }
}
