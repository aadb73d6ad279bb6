package org.echelon.platform.identity;

import org.echelon.policy.message.Words;

/// Why something that was filled in is not taken.
///
/// @param field name of the field that is wrong
/// @param words what is wrong and what to do
public record Refusal(String field, Words words) {

    static Refusal of(String field, String chinese, String english) {
        return new Refusal(field, new Words(chinese, english));
    }
}
