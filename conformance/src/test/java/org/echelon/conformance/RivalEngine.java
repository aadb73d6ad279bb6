package org.echelon.conformance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.feel.Value;
import org.jspecify.annotations.Nullable;

/// An engine from `conformance/rivals`, with a class path of its own.
///
/// It is asked for those decisions that no other needs, which computes the others on the way.
final class RivalEngine implements Contestant {

    private final List<String> decisions;
    private final List<String> last;
    private final Function<List<String>, Map<String, @Nullable Object>> engine;

    /// @param rival the folder under `conformance/rivals`
    /// @param type the class there: of a model and facts it makes a function of the ids of
    ///   decisions that gives their results
    RivalEngine(ContestModel model, String rival, String type) {
        this.engine = load(rival, type).apply(model.xml(), model.facts());
        this.decisions = model.read().decisions().stream().map(Decision::id).toList();
        this.last = model.last(engine.apply(decisions).keySet());
    }

    @Override
    public Object evaluate() {
        return engine.apply(last);
    }

    @Override
    public Map<String, Value> results() {
        Map<String, Value> results = new LinkedHashMap<>();
        engine.apply(decisions).forEach((id, value) -> results.put(id, PlainValues.of(value)));
        engine.apply(last)
                .forEach((id, value) -> {
                    if (!PlainValues.of(value).equals(results.get(id))) {
                        throw new IllegalStateException(
                                id + " depends on what else is asked for: " + value);
                    }
                });
        return results;
    }

    @SuppressWarnings("unchecked") // its type arguments are what the rivals' classes declare
    private static BiFunction<
                    byte[],
                    Map<String, Object>,
                    Function<List<String>, Map<String, @Nullable Object>>>
            load(String rival, String type) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            URLClassLoader loader =
                    new URLClassLoader(classPath(rival), ClassLoader.getPlatformClassLoader());
            thread.setContextClassLoader(loader);
            return (BiFunction<
                            byte[],
                            Map<String, Object>,
                            Function<List<String>, Map<String, @Nullable Object>>>)
                    loader.loadClass("org.echelon.conformance.rival." + type)
                            .getConstructor()
                            .newInstance();
        } catch (ReflectiveOperationException | MalformedURLException fault) {
            throw new IllegalStateException(rival + '/' + type, fault);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL[] classPath(String rival) throws MalformedURLException {
        Path target =
                Path.of(System.getProperty("echelon.root", ".."))
                        .resolve("conformance/rivals")
                        .resolve(rival)
                        .resolve("target");
        List<URL> urls = new ArrayList<>();
        urls.add(target.resolve("classes").toUri().toURL());
        try {
            for (String jar :
                    Files.readString(target.resolve("class-path"))
                            .strip()
                            .split(File.pathSeparator)) {
                urls.add(Path.of(jar).toUri().toURL());
            }
        } catch (IOException missing) {
            throw new UncheckedIOException(
                    "the rivals are built in the profile benchmark: docs/developers/performance.md",
                    missing);
        }
        return urls.toArray(URL[]::new);
    }
}
