package org.echelon.policy.lower;

import java.util.List;
import org.echelon.policy.dmn.BusinessKnowledgeModel;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Day;
import org.echelon.policy.ir.Relation;
import org.echelon.policy.ir.Slot;
import org.echelon.policy.ir.Text;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;

/// What a FEEL expression stands for before any row is seen: a value, or an expression over the
/// columns, or a list of known length of these.
sealed interface Symbol {

    Symbol NULL = new Known(Value.NULL);

    /// A value that no column and no parameter takes part in.
    record Known(Value value) implements Symbol {}

    /// A rational number. Where the numerator is not null the denominator is positive; where the
    /// numerator is null so is the number.
    record Ratio(Whole numerator, Whole denominator) implements Symbol {}

    record Bool(Truth truth) implements Symbol {}

    record Chars(Text text) implements Symbol {}

    record Date(Day day) implements Symbol {}

    /// A duration of whole days.
    record Days(Whole days) implements Symbol {}

    /// A duration of months.
    record Months(Whole months) implements Symbol {}

    /// A parameter that is a list of texts.
    record Texts(Slot slot) implements Symbol {}

    /// A list of members that may be there, in order.
    ///
    /// @param nested whether a member that is there has all later ones there, as years have
    record Items(List<Member> members, boolean nested) implements Symbol {
        public Items {
            members = List.copyOf(members);
        }

        record Member(Symbol value, Truth there) {}
    }

    /// An accounting year, counted back from the year of the question.
    record Year(int back) implements Symbol {}

    /// `current` or `panel`.
    record Facts(FactDefinition.Period period) implements Symbol {}

    /// `enterprise`, `person`, …
    record Particulars() implements Symbol {}

    /// `parameters`, or a parameter that is a context.
    record Parameters(String path, Value.Context values) implements Symbol {}

    /// One row of a relation.
    record Row(Relation relation) implements Symbol {}

    /// The rows of a relation for which a test is true, or a value of each.
    ///
    /// @param value of each row; the row itself where it was not taken apart
    record Rows(Relation relation, Truth where, Symbol value) implements Symbol {}

    /// Two lists, one after the other.
    record Joined(Symbol first, Symbol second) implements Symbol {}

    /// One of two values that are no columns by themselves.
    record Either(Truth condition, Symbol then, Symbol otherwise) implements Symbol {}

    record Knowledge(BusinessKnowledgeModel model) implements Symbol {}
}
