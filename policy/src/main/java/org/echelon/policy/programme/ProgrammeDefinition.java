package org.echelon.policy.programme;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// `programme.yaml`.
///
/// @param id path of the programme, such as `cn/gansu/hnte-reward`
/// @param name its name
/// @param kind `title`, `listing`, `grant`, `reward`, `loan-support`, `place`, `service`, `contest`
///   or `filing`
/// @param subject `enterprise`, or `person`, `contract`, `carrier`, `project`
/// @param owner the authority
/// @param issuer `own`, or `external` when a higher authority gives the number
/// @param region division code whose enterprises, or other subjects, it is for; absent means the
///   whole country
/// @param rung the rung of the echelon it leads to, where it does
/// @param matter the matter it pays for, where it pays
/// @param excludes programmes that it cannot be had together with
/// @param benefit what one has of it
/// @param sources its legal sources
/// @param conditions words and units by condition id, in the order of display
/// @param outcomes words, units and scales by outcome id, in the order of display
/// @param bands by panel fact, the decisions that give the band its score must lie in
/// @param pays what it pays for, part by part, where it pays without application
/// @param stacking how its award goes together with others
public record ProgrammeDefinition(
        String id,
        Words name,
        String kind,
        String subject,
        Words owner,
        String issuer,
        @Nullable String region,
        @Nullable String rung,
        @Nullable String matter,
        List<String> excludes,
        Optional<Words> benefit,
        List<SourceDocument> sources,
        Map<String, ConditionDefinition> conditions,
        Map<String, OutcomeDefinition> outcomes,
        Map<String, Band> bands,
        List<Pay> pays,
        Stacking stacking) {

    /// The decisions that give the lowest and the highest score a panel may give.
    public record Band(String low, String high) {}

    /// A part of the amount that is paid once for each title of a kind.
    ///
    /// @param matter the matter, for "same matter, the higher once"
    /// @param title id of the programme whose title is rewarded, such as `cn/hnte`
    /// @param outcome the outcome that gives its amount in yuan; absent means the whole amount
    public record Pay(String matter, String title, @Nullable String outcome) {}

    /// Whom or what it judges.
    public Subject.Kind subjectKind() {
        return Subject.Kind.of(subject).orElse(Subject.Kind.ENTERPRISE);
    }

    /// What the condition `region` says of a kind of subject.
    public static Words regionWords(Subject.Kind kind) {
        return switch (kind) {
            case ENTERPRISE -> new Words("在适用地区内登记", "Registered in the region of the programme");
            case PERSON -> new Words("在适用地区内工作", "Works in the region of the programme");
            case CONTRACT ->
                    new Words("由适用地区内的一方申请登记", "Brought by a party in the region of the programme");
            case CARRIER -> new Words("位于适用地区内", "Stands in the region of the programme");
            case PROJECT ->
                    new Words("由适用地区内的一方牵头", "Led by a party in the region of the programme");
        };
    }

    public ProgrammeDefinition {
        excludes = List.copyOf(excludes);
        sources = List.copyOf(sources);
        conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
        pays = List.copyOf(pays);
        bands = Collections.unmodifiableMap(new LinkedHashMap<>(bands));
    }
}
