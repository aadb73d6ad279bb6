package org.echelon.policy.fact;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.yaml.YamlForm;
import org.echelon.policy.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/// Reads whom or what a facts file is about: `enterprise:`, `person:`, `contract:`, `carrier:` or
/// `project:`, one of them.
final class SubjectReader {

    private final String place;
    private final YamlForm root;
    private final List<Diagnostic> diagnostics;

    SubjectReader(String place, YamlForm root, List<Diagnostic> diagnostics) {
        this.place = place;
        this.root = root;
        this.diagnostics = diagnostics;
    }

    /// The subject. Where none is stated that is reported, and an enterprise without a name stands
    /// for it.
    Subject read() {
        List<Subject.Kind> stated =
                java.util.Arrays.stream(Subject.Kind.values())
                        .filter(kind -> root.has(kind.code()))
                        .toList();
        if (stated.size() > 1) {
            refuseOthers(stated);
        }
        Subject.Kind kind = stated.isEmpty() ? Subject.Kind.ENTERPRISE : stated.getFirst();
        return root.form(kind.code())
                .map(form -> subject(kind, form))
                .orElseGet(() -> {
                    diagnostics.add(
                            Diagnostic.error(
                                    "missing_key",
                                    place,
                                    "'enterprise' is missing; add it with name and uscc or other-id"));
                    return new Enterprise(null, null, "", null, null, null);
                });
    }

    private void refuseOthers(List<Subject.Kind> stated) {
        YamlNode second = root.node(stated.get(1).code());
        if (second != null) {
            root.error(
                    "wrong_subject",
                    second,
                    "the facts are about %s and about %s; keep one of the two"
                            .formatted(stated.get(0).words().en(), stated.get(1).words().en()));
        }
        stated.forEach(kind -> root.node(kind.code()));
    }

    private Subject subject(Subject.Kind kind, YamlForm form) {
        String key =
                switch (kind) {
                    case ENTERPRISE, CARRIER -> "uscc";
                    case PERSON -> "id-number";
                    case CONTRACT, PROJECT -> "number";
                };
        String id = form.text(key);
        String otherId = otherId(form, key, id, example(kind));
        String region = region(form);
        String name = form.requiredText("name");
        Subject subject =
                switch (kind) {
                    case ENTERPRISE ->
                            new Enterprise(
                                    id,
                                    otherId,
                                    name,
                                    region,
                                    form.text("industry"),
                                    form.date("registered-on"));
                    case PERSON -> new Person(id, otherId, name, region, bornOn(form, id));
                    case CONTRACT ->
                            new Contract(id, otherId, name, region, form.date("signed-on"));
                    case CARRIER ->
                            new Carrier(id, otherId, name, region, form.date("registered-on"));
                    case PROJECT -> new Project(id, otherId, name, region, form.date("started-on"));
                };
        form.refuseOtherKeys();
        return subject;
    }

    private static String example(Subject.Kind kind) {
        return switch (kind) {
            case ENTERPRISE -> "stock:300735";
            case PERSON -> "passport:E12345678";
            case CONTRACT, PROJECT -> "draft:2024-017";
            case CARRIER -> "torch:2019-044";
        };
    }

    private @Nullable String otherId(
            YamlForm form, String key, @Nullable String id, String example) {
        String otherId = form.text("other-id");
        if (id == null && otherId == null) {
            diagnostics.add(
                    Diagnostic.error(
                            "missing_key",
                            place + ", line " + form.line(),
                            "neither '%s' nor 'other-id' is given; add one, such as other-id: %s"
                                    .formatted(key, example)));
        }
        YamlNode node = form.node("other-id");
        if (otherId != null && node != null && !otherId.matches("[a-z][a-z0-9_-]*:.+")) {
            form.error(
                    "wrong_type",
                    node,
                    "'other-id' is '%s'; write scheme:value, such as %s"
                            .formatted(otherId, example));
        }
        return otherId;
    }

    private static @Nullable String region(YamlForm form) {
        String region = form.text("region");
        YamlNode node = form.node("region");
        if (region != null
                && node != null
                && !region.matches("\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}")) {
            form.error(
                    "wrong_type",
                    node,
                    "'region' is '%s'; write a division code of 2, 4, 6 or 9 digits in quotes, such as \"440114\""
                            .formatted(region));
        }
        return region;
    }

    /// The day of birth, which a resident ID number also tells; the two must agree.
    private static @Nullable LocalDate bornOn(YamlForm form, @Nullable String idNumber) {
        LocalDate stated = form.date("born-on");
        YamlNode node = form.node("born-on");
        Optional<LocalDate> told = Optional.ofNullable(idNumber).flatMap(ResidentIdNumber::bornOn);
        if (stated != null && node != null && told.isPresent() && !told.get().equals(stated)) {
            form.error(
                    "wrong_value",
                    node,
                    "'born-on' is %s, but the ID number says %s; correct one of them"
                            .formatted(stated, told.get()));
        }
        return stated == null ? told.orElse(null) : stated;
    }
}
