package org.echelon.platform.casework.application;

import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// An answer as it was filed, complete in itself: it reads the same when the form has changed.
///
/// @param field id of the question
/// @param group heading it stood under
/// @param label what was asked
/// @param kind how it was answered
/// @param unit unit of a number
/// @param fact the fact it asks for; absent where it asks for none
/// @param year accounting year of a yearly fact
/// @param value the answer as [Field#canonical] writes it; absent where not answered
/// @param choice the words of a code
/// @param origin kept, changed, disputed, declared or empty
/// @param register what the register said at that moment; absent where none did
/// @param registerChoice the words of the register's code
/// @param dispute why the register's value is wrong, in the applicant's words; absent: not disputed
public record FiledAnswer(
        String field,
        Words group,
        Words label,
        Field.Kind kind,
        @Nullable String unit,
        @Nullable String fact,
        @Nullable Integer year,
        @Nullable String value,
        @Nullable Words choice,
        Origin origin,
        @Nullable Said register,
        @Nullable Words registerChoice,
        @Nullable String dispute) {

    /// Whether a later revision answers something else.
    boolean differs(FiledAnswer later) {
        return !java.util.Objects.equals(value, later.value)
                || !java.util.Objects.equals(dispute, later.dispute);
    }
}
