package org.echelon.policy.programme;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// `version.yaml`.
///
/// @param from the day it takes effect
/// @param until first day no longer in force; absent means until the next version, or without end
/// @param windows when one can file, each year; none means at any time
/// @param transition what becomes of cases begun before it ends
/// @param batches how filings are gathered
/// @param validity how long a title given under it is valid, where it gives one
/// @param renewal how a title is renewed
/// @param budget what it is paid from, where it pays
/// @param confidence how far its date was verified, in the words of the programme's author
public record VersionDefinition(
        LocalDate from,
        @Nullable LocalDate until,
        List<Window> windows,
        Optional<Words> transition,
        Optional<Words> batches,
        Optional<Validity> validity,
        Optional<Renewal> renewal,
        Optional<Budget> budget,
        @Nullable String confidence) {

    /// A filing window, month and day as `05-01`; both days belong to it.
    public record Window(String opens, String closes) {

        /// The day on which it opens in a year.
        public LocalDate opensIn(int year) {
            return day(opens, year);
        }

        /// The day of its closing in a year. A window that closes before it opens does so in the
        /// year after the opening.
        public LocalDate closesIn(int year) {
            return day(closes, year);
        }
    }

    /// A day that is written as month and day, such as `03-31`.
    public static LocalDate day(String monthDay, int year) {
        return MonthDay.parse("--" + monthDay).atYear(year);
    }

    /// How long a title is valid: a number of years from the day of issue, or until the day that a
    /// parameter names.
    ///
    /// @param years years from the day of issue; absent when a parameter rules
    /// @param ends name of the parameter; absent when a number of years rules
    public record Validity(@Nullable Integer years, @Nullable String ends) {}

    /// @param by month and day, such as `03-31`, where there is one
    /// @param afterExpiry whether one may file again only when the title has run out
    public record Renewal(@Nullable String by, boolean afterExpiry, Words text) {}

    /// @param line budget line
    /// @param year the year it is charged to: `filing` or `award`
    /// @param rule what happens when it is short: `first-come` or `pro-rata`
    public record Budget(String line, @Nullable String year, @Nullable String rule) {}

    public VersionDefinition {
        windows = List.copyOf(windows);
    }
}
