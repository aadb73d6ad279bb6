package org.echelon.policy.programme;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.echelon.policy.yaml.YamlForm;
import org.echelon.policy.yaml.YamlNode;
import org.echelon.quantity.Money;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Reads the section `stacking` of `programme.yaml`.
final class StackingFile {

    private static final String LEVELS =
            Stream.of(AwardLevel.values()).map(AwardLevel::code).collect(Collectors.joining(", "));

    private StackingFile() {}

    static Stacking stacking(YamlForm form) {
        Set<AwardLevel> excluded = EnumSet.noneOf(AwardLevel.class);
        for (String code : form.texts("excludes-levels")) {
            level(form, "excludes-levels", code).ifPresent(excluded::add);
        }
        String level = form.text("level");
        Stacking stacking =
                new Stacking(
                        level == null ? null : level(form, "level", level).orElse(null),
                        excluded,
                        truth(form, "top-up"),
                        form.text("step-up"),
                        form.form("matching").map(StackingFile::matching),
                        form.text("scheme"),
                        money(form, "yearly-cap"),
                        form.form("share-cap").map(StackingFile::shareCap));
        YamlNode scheme = form.node("scheme");
        if (scheme != null && !form.has("yearly-cap")) {
            form.error(
                    "missing_key",
                    scheme,
                    "'scheme: %s' has no 'yearly-cap'; write the most it pays in a calendar year"
                            .formatted(stacking.scheme()));
        }
        form.refuseOtherKeys();
        return stacking;
    }

    private static Stacking.Matching matching(YamlForm form) {
        Stacking.Matching matching =
                new Stacking.Matching(
                        form.requiredText("of"), rate(form, "rate"), money(form, "cap"));
        form.refuseOtherKeys();
        return matching;
    }

    private static Stacking.ShareCap shareCap(YamlForm form) {
        Stacking.ShareCap cap =
                new Stacking.ShareCap(form.requiredText("fact"), rate(form, "rate"));
        form.refuseOtherKeys();
        return cap;
    }

    private static Optional<AwardLevel> level(YamlForm form, String key, String code) {
        Optional<AwardLevel> level = AwardLevel.of(code);
        YamlNode node = form.node(key);
        if (level.isEmpty() && node != null) {
            form.error(
                    "wrong_value", node, "'%s: %s' is not one of %s".formatted(key, code, LEVELS));
        }
        return level;
    }

    private static boolean truth(YamlForm form, String key) {
        String text = form.text(key);
        YamlNode node = form.node(key);
        if (node != null && text != null && !text.equals("true") && !text.equals("false")) {
            form.error(
                    "wrong_type", node, "'%s: %s' is neither true nor false".formatted(key, text));
        }
        return "true".equals(text);
    }

    private static Rational rate(YamlForm form, String key) {
        Rational rate = form.number(key);
        if (rate == null) {
            if (!form.has(key)) {
                form.requiredText(key);
            }
            return Rational.ZERO;
        }
        YamlNode node = form.node(key);
        if (node != null && rate.signum() <= 0) {
            form.error("wrong_value", node, "'%s: %s' is not above 0".formatted(key, rate));
        }
        return rate;
    }

    private static @Nullable Money money(YamlForm form, String key) {
        Rational yuan = form.number(key);
        YamlNode node = form.node(key);
        if (yuan == null || node == null) {
            return null;
        }
        if (yuan.signum() < 0 || !yuan.times(Rational.of(100)).isInteger()) {
            form.error(
                    "wrong_value",
                    node,
                    "'%s: %s' is no amount of yuan with at most two decimals".formatted(key, yuan));
            return null;
        }
        return Money.rounded(yuan);
    }
}
