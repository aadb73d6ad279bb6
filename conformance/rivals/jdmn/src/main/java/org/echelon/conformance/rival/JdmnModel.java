package org.echelon.conformance.rival;

import com.gs.dmn.DMNModelRepository;
import com.gs.dmn.ast.TDefinitions;
import com.gs.dmn.ast.TInputData;
import com.gs.dmn.dialect.JavaTimeDMNDialectDefinition;
import com.gs.dmn.log.BuildLogger;
import com.gs.dmn.log.NopBuildLogger;
import com.gs.dmn.runtime.Context;
import com.gs.dmn.runtime.DMNType;
import com.gs.dmn.transformation.InputParameters;
import com.gs.dmn.transformation.ToQuotedNameTransformer;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What both ways of jDMN share: reading a model, and facts in jDMN's own types.
final class JdmnModel {

    static final BuildLogger LOGGER = new NopBuildLogger();

    /// The package of the generated classes.
    static final String PACKAGE = "generated";

    /// Numbers are `BigDecimal`, dates and times those of `java.time`; decisions that several need
    /// are computed once.
    static final InputParameters PARAMETERS =
            new InputParameters(
                    Map.of(
                            "dmnVersion", "1.5",
                            "modelVersion", "1",
                            "platformVersion", "1",
                            "javaRootPackage", PACKAGE,
                            "onePackage", "true",
                            "caching", "true"));

    private JdmnModel() {}

    static JavaTimeDMNDialectDefinition dialect() {
        return new JavaTimeDMNDialectDefinition();
    }

    static DMNModelRepository read(byte[] xml) {
        TDefinitions definitions =
                dialect()
                        .createDMNSerializer(LOGGER, PARAMETERS)
                        .readModel(new StringReader(new String(xml, StandardCharsets.UTF_8)));
        DMNModelRepository models = new DMNModelRepository(definitions);
        new ToQuotedNameTransformer(LOGGER).transform(models);
        return models;
    }

    /// jDMN quotes names that hold blanks: `'as of'`.
    static String plainName(TInputData input) {
        return input.getName().replace("'", "");
    }

    static Object value(Object fact) {
        return switch (fact) {
            case Map<?, ?> entries -> {
                Context context = new Context();
                entries.forEach((name, entry) -> context.put(name, value(entry)));
                yield context;
            }
            case List<?> items -> items.stream().map(JdmnModel::value).toList();
            case null, default -> fact;
        };
    }

    /// A result in types of the JDK.
    static Object plain(Object result) {
        return switch (result) {
            case Context context -> entries(context);
            case DMNType generated -> entries(generated.toContext());
            case List<?> items -> items.stream().map(JdmnModel::plain).toList();
            case null, default -> result;
        };
    }

    private static Map<String, Object> entries(Context context) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (Object name : context.keySet()) {
            entries.put(String.valueOf(name), plain(context.get(name)));
        }
        return entries;
    }
}
