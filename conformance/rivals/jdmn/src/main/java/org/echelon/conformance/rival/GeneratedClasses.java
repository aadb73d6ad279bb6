package org.echelon.conformance.rival;

import com.gs.dmn.serialization.DefaultTypeDeserializationConfigurer;
import com.gs.dmn.transformation.ToQuotedNameTransformer;
import com.gs.dmn.transformation.lazy.NopLazyEvaluationDetector;
import com.gs.dmn.transformation.template.TreeTemplateProvider;
import com.gs.dmn.validation.NopDMNValidator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// The Java that jDMN generates from a model, compiled.
///
/// Where a generated file is no valid Java, it is left out, and all that need it; the rest is
/// compiled without.
final class GeneratedClasses {

    private GeneratedClasses() {}

    static ClassLoader of(byte[] xml) {
        try {
            Path folder = Files.createTempDirectory("jdmn");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            Path model = Files.write(folder.resolve("model.dmn"), xml);
            Path sources = Files.createDirectory(folder.resolve("sources"));
            generate(model, sources);
            Set<Path> files = javaFiles(sources);
            Path classes;
            Set<Path> faulty;
            do {
                // a new folder each time: with errors the compiler still writes some classes
                classes = Files.createTempDirectory(folder, "classes");
                faulty = compile(files, classes);
                files.removeAll(faulty);
            } while (!faulty.isEmpty());
            return new URLClassLoader(
                    new URL[] {classes.toUri().toURL()}, GeneratedClasses.class.getClassLoader());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void generate(Path model, Path sources) {
        JdmnModel.dialect()
                .createDMNToNativeTransformer(
                        new NopDMNValidator(),
                        new ToQuotedNameTransformer(JdmnModel.LOGGER),
                        new TreeTemplateProvider(),
                        new NopLazyEvaluationDetector(),
                        new DefaultTypeDeserializationConfigurer(),
                        JdmnModel.PARAMETERS,
                        JdmnModel.LOGGER)
                .transform(model, sources);
    }

    /// Compiles them all, or gives the files with errors.
    private static Set<Path> compile(Set<Path> files, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(diagnostics, null, null)) {
            boolean done =
                    compiler.getTask(
                                    null,
                                    manager,
                                    diagnostics,
                                    List.of(
                                            "-proc:none",
                                            "-nowarn",
                                            "-parameters",
                                            "-classpath",
                                            classPath(),
                                            "-d",
                                            classes.toString()),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files))
                            .call();
            Set<Path> faulty = new HashSet<>();
            for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
                if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                    if (diagnostic.getSource() == null) {
                        throw new IllegalStateException(diagnostic.toString());
                    }
                    faulty.add(Path.of(diagnostic.getSource().toUri()));
                }
            }
            if (done != faulty.isEmpty()) {
                throw new IllegalStateException(diagnostics.getDiagnostics().toString());
            }
            return faulty;
        }
    }

    /// jDMN's own class path, which this class was loaded from.
    private static String classPath() {
        URLClassLoader own = (URLClassLoader) GeneratedClasses.class.getClassLoader();
        return Arrays.stream(own.getURLs())
                .map(url -> Path.of(java.net.URI.create(url.toString())).toString())
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }

    private static Set<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toCollection(HashSet::new));
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : new ArrayList<>(found.sorted(Comparator.reverseOrder()).toList())) {
                Files.delete(file);
            }
        } catch (IOException leftBehind) {
            System.err.println("not deleted: " + leftBehind.getMessage());
        }
    }
}
