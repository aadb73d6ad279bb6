package org.echelon.platform.casework.application;

import java.util.Optional;
import java.util.regex.Pattern;
import org.echelon.platform.identity.LongForm;
import org.springframework.stereotype.Component;

/// The questions of a draft survive the end of a session.
@Component
class ApplicationForms implements LongForm {

    private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern FORM = Pattern.compile("(/drafts/" + ID + ")(?:/resume)?");
    private static final Pattern RESUME = Pattern.compile("/drafts/" + ID + "/resume");

    @Override
    public Optional<String> resumeAt(String path) {
        var form = FORM.matcher(path);
        return form.matches() ? Optional.of(form.group(1) + "/resume") : Optional.empty();
    }

    @Override
    public boolean isResume(String path) {
        return RESUME.matcher(path).matches();
    }
}
