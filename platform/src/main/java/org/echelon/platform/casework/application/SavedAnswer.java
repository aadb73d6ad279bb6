package org.echelon.platform.casework.application;

import java.time.Instant;
import org.echelon.policy.message.Words;

/// A value of a question as somebody saved it.
///
/// @param field id of the question
/// @param version its number, from 1 on; the newest counts
/// @param typed as typed, also where it is no answer
/// @param dispute why the register's value is wrong; empty: not disputed
/// @param by sign-in name of who saved it
/// @param name the person's name
/// @param at when
public record SavedAnswer(
        String field,
        int version,
        String typed,
        String dispute,
        String by,
        Words name,
        Instant at) {

    /// Whether it says the same, whoever saved it.
    boolean says(String otherTyped, String otherDispute) {
        return typed.equals(otherTyped) && dispute.equals(otherDispute);
    }
}
