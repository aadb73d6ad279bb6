package org.echelon.policy.fact;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// Whom or what facts are about, and a programme judges.
public sealed interface Subject permits Enterprise, Person, Contract, Carrier, Project {

    /// The kinds of subjects: what a programme says under `subject:`, and the name under which its
    /// decision reads the subject.
    enum Kind {
        ENTERPRISE("企业", "an enterprise"),
        PERSON("个人", "a person"),
        CONTRACT("合同", "a contract"),
        CARRIER("孵化载体", "a carrier"),
        PROJECT("项目", "a project");

        private final String zh;
        private final String en;

        Kind(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public static Optional<Kind> of(String code) {
            return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
        }

        /// All codes, in order.
        public static List<String> codes() {
            return Arrays.stream(values()).map(Kind::code).toList();
        }

        /// `enterprise`, `person`, `contract`, `carrier` or `project`.
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /// What it is called in messages: 企业, an enterprise.
        public Words words() {
            return new Words(zh, en);
        }

        /// What a decision may read of it beside its name.
        public List<Particular> particulars() {
            return switch (this) {
                case ENTERPRISE ->
                        List.of(Particular.REGION, Particular.INDUSTRY, Particular.REGISTERED_ON);
                case PERSON -> List.of(Particular.REGION, Particular.BORN_ON);
                case CONTRACT -> List.of(Particular.REGION, Particular.SIGNED_ON);
                case CARRIER -> List.of(Particular.REGION, Particular.REGISTERED_ON);
                case PROJECT -> List.of(Particular.REGION, Particular.STARTED_ON);
            };
        }
    }

    Kind kind();

    /// Its code or number, otherwise the other identifier.
    String id();

    String name();

    /// Division code of GB/T 2260, where known.
    @Nullable String region();

    /// The day from which it has accounting years; absent where unknown, [LocalDate#MIN] where no
    /// day bounds them.
    @Nullable LocalDate began();

    /// A particular, or null where it is unknown or no particular of this kind.
    @Nullable FactValue particular(Particular particular);

    /// The same subject with some particulars unknown.
    Subject without(Set<Particular> forgotten);

    /// What is wrong with its code or number.
    default Optional<Words> problem() {
        return Optional.empty();
    }

    static @Nullable FactValue text(@Nullable String text) {
        return text == null ? null : new FactValue.Text(text);
    }

    static @Nullable FactValue day(@Nullable LocalDate day) {
        return day == null ? null : new FactValue.Day(day);
    }

    /// The first identifier that is there, otherwise the name.
    static String firstOf(@Nullable String number, @Nullable String otherId, String name) {
        return Optional.ofNullable(number).or(() -> Optional.ofNullable(otherId)).orElse(name);
    }
}
