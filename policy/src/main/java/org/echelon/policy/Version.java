package org.echelon.policy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.echelon.policy.check.ProgrammeCheck;
import org.echelon.policy.check.SharedNames;
import org.echelon.policy.dmn.Compilation;
import org.echelon.policy.dmn.CompiledModel;
import org.echelon.policy.dmn.DecisionModel;
import org.echelon.policy.dmn.DmnReader;
import org.echelon.policy.dmn.ModelTexts;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.lower.Lowering;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.procedure.Procedure;
import org.echelon.policy.procedure.ProcedureReader;
import org.echelon.policy.programme.DefinitionFiles;
import org.echelon.policy.programme.Paper;
import org.echelon.policy.programme.Parameter;
import org.echelon.policy.programme.ParameterPaths;
import org.echelon.policy.programme.Profile;
import org.echelon.policy.programme.Sha256;
import org.echelon.policy.programme.VersionDefinition;

/// A programme as it stands from a day on. Its decision is read when it is first needed.
public final class Version {

    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private final String place;
    private final VersionDefinition definition;
    private final Map<String, Parameter> parameters;
    private final List<Paper> papers;
    private final Optional<Procedure> procedure;
    private final SortedMap<String, byte[]> files;
    private final FactDictionary dictionary;
    private final List<Diagnostic> ownDiagnostics;
    private volatile java.util.@org.jspecify.annotations.Nullable Optional<Compiled> compiled;
    private volatile @org.jspecify.annotations.Nullable TypicalValues typical;
    private volatile List<Diagnostic> modelDiagnostics = List.of();

    /// The decision, ready to run, and the facts it reads.
    record Compiled(CompiledModel model, List<FactDefinition> read) {}

    private Version(
            String place,
            VersionDefinition definition,
            Map<String, Parameter> parameters,
            List<Paper> papers,
            Optional<Procedure> procedure,
            SortedMap<String, byte[]> files,
            FactDictionary dictionary,
            List<Diagnostic> ownDiagnostics) {
        this.place = place;
        this.definition = definition;
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        this.papers = List.copyOf(papers);
        this.procedure = procedure;
        this.files = Collections.unmodifiableSortedMap(files);
        this.dictionary = dictionary;
        this.ownDiagnostics = List.copyOf(ownDiagnostics);
    }

    /// Reads a version's folder.
    ///
    /// @param place the folder, for diagnostics
    /// @param from the day it is named after
    /// @param files its files by name within the folder
    static Version read(
            String place,
            LocalDate from,
            SortedMap<String, byte[]> files,
            FactDictionary dictionary) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        byte[] version = files.get("version.yaml");
        if (version == null) {
            diagnostics.add(
                    Diagnostic.error(
                            "missing_file",
                            place,
                            "version.yaml is missing; add it with 'from: %s'".formatted(from)));
        }
        VersionDefinition definition =
                DefinitionFiles.version(
                        place + "/version.yaml",
                        version == null
                                ? ("from: " + from).getBytes(StandardCharsets.UTF_8)
                                : version,
                        from,
                        diagnostics);
        byte[] parameters = files.get("parameters.yaml");
        byte[] papers = files.get("papers.yaml");
        Optional<Procedure> procedure =
                procedure(place + "/procedure.bpmn", files.get("procedure.bpmn"), diagnostics);
        return new Version(
                place,
                definition,
                parameters == null
                        ? Map.of()
                        : DefinitionFiles.parameters(
                                place + "/parameters.yaml", parameters, diagnostics),
                papers == null
                        ? List.of()
                        : DefinitionFiles.papers(place + "/papers.yaml", papers, diagnostics),
                procedure,
                files,
                dictionary,
                diagnostics);
    }

    private static Optional<Procedure> procedure(
            String place,
            byte @org.jspecify.annotations.Nullable [] bpmn,
            List<Diagnostic> diagnostics) {
        if (bpmn == null) {
            return Optional.empty();
        }
        ProcedureReader.Reading reading = ProcedureReader.read(place, bpmn);
        diagnostics.addAll(reading.diagnostics());
        return reading.procedure();
    }

    /// The first day on which a title given under the version is no longer valid; empty means
    /// without end.
    ///
    /// A number of years runs from the day of issue: a certificate of 2022-12-19 ends on
    /// 2025-12-19. A parameter such as `12-31` names the last valid day: its first one on or after
    /// the first day of validity.
    ///
    /// @throws IllegalStateException when the parameter holds no month and day
    public Optional<LocalDate> titleEnd(LocalDate issuedOn, LocalDate validFrom) {
        Optional<VersionDefinition.Validity> validity = definition.validity();
        if (validity.isEmpty()) {
            return Optional.empty();
        }
        Integer years = validity.get().years();
        if (years != null) {
            return Optional.of(issuedOn.plusYears(years));
        }
        return Optional.ofNullable(validity.get().ends())
                .map(name -> lastDay(name, validFrom).plusDays(1));
    }

    private LocalDate lastDay(String parameter, LocalDate validFrom) {
        Parameter found = parameters.get(parameter);
        if (found == null || !(found.value() instanceof Value.Text(String text))) {
            throw new IllegalStateException(
                    "%s: the validity names the parameter '%s', which holds no month and day such as 12-31"
                            .formatted(place, parameter));
        }
        LocalDate day = VersionDefinition.day(text, validFrom.getYear());
        return day.isBefore(validFrom) ? day.plusYears(1) : day;
    }

    /// The version with other values of some of its parameters, for whoever asks what they would
    /// do. The decision is the same one, read once; files, examples and diagnostics are those of
    /// this.
    ///
    /// @param values by path: a parameter, or an entry of one, such as `rd growth.low`
    /// @throws IllegalArgumentException when there is no parameter at a path
    public Version withValues(Map<String, Value> values) {
        Map<String, Parameter> changed = parameters;
        for (Map.Entry<String, Value> value : values.entrySet()) {
            changed = ParameterPaths.with(changed, value.getKey(), value.getValue());
        }
        Version other =
                new Version(
                        place,
                        definition,
                        changed,
                        papers,
                        procedure,
                        files,
                        dictionary,
                        ownDiagnostics);
        other.compiled = compiled();
        other.modelDiagnostics = modelDiagnostics;
        return other;
    }

    /// The folder, as it is called in diagnostics: `cn/tech-sme/2022-04-01`.
    public String place() {
        return place;
    }

    public VersionDefinition definition() {
        return definition;
    }

    public Map<String, Parameter> parameters() {
        return parameters;
    }

    /// The version with another value of one parameter, see [#withValues].
    public Version withParameter(String path, Value value) {
        return withValues(Map.of(path, value));
    }

    public List<Paper> papers() {
        return papers;
    }

    /// The way of an application; empty where the version has no `procedure.bpmn`, or one with
    /// mistakes.
    public Optional<Procedure> procedure() {
        return procedure;
    }

    /// The files of the folder, by name within it.
    public SortedMap<String, byte[]> files() {
        return files;
    }

    /// The checksum of its files as a publication has it; the list of checksums that an export puts
    /// beside them is none of them.
    public String checksum() {
        SortedMap<String, byte[]> published = new java.util.TreeMap<>();
        files.forEach((name, content) -> published.put(place + "/" + name, content));
        published.remove(place + "/checksum");
        return Sha256.of(published);
    }

    /// The examples, by name within the folder.
    public SortedMap<String, byte[]> examples() {
        SortedMap<String, byte[]> examples = new java.util.TreeMap<>(files);
        examples.keySet().removeIf(name -> !name.matches("examples/[^/]+\\.yaml"));
        return examples;
    }

    /// The decision model, where it can be read.
    public Optional<DecisionModel> model() {
        return compiled().map(Compiled::model).map(CompiledModel::model);
    }

    /// The facts that the decision reads.
    public List<FactDefinition> factsRead() {
        return compiled().map(Compiled::read).orElse(List.of());
    }

    /// The ids of the facts that an evaluation consults: those that the decision reads, what they
    /// fall back on, and the wholes that bound what is unknown of them.
    public Set<String> factsConsulted() {
        Set<String> ids = new LinkedHashSet<>();
        for (FactDefinition fact : factsRead()) {
            ids.add(fact.id());
            Optional.ofNullable(fact.fallback()).ifPresent(ids::add);
            Optional.ofNullable(fact.partOf()).ifPresent(ids::add);
        }
        return ids;
    }

    /// Everything that is wrong with the version's files.
    public List<Diagnostic> diagnostics() {
        compiled();
        List<Diagnostic> all = new ArrayList<>(ownDiagnostics);
        all.addAll(modelDiagnostics);
        return all;
    }

    /// Whether its decision can be evaluated.
    public boolean compiles() {
        return compiled().isPresent();
    }

    /// What the static checks find in it.
    public List<Diagnostic> check(Programme programme) {
        return compiled()
                .map(ready ->
                        new ProgrammeCheck.Subject(
                                place + "/decision.dmn",
                                programme.definition(),
                                definition,
                                parameters,
                                Optional.ofNullable(files.get("form.schema.json"))
                                        .map(form -> new String(form, StandardCharsets.UTF_8)),
                                ready.model(),
                                dictionary))
                .map(subject ->
                        ProgrammeCheck.ALL.stream()
                                .flatMap(check -> check.find(subject).stream())
                                .toList())
                .orElse(List.of());
    }

    /// Its decision on columns, or why it is the interpreter's; empty where the decision cannot be
    /// read.
    public Optional<Lowering> lowering(Programme programme) {
        return columns(programme).map(Lowering::of);
    }

    /// Whether subjects may hit rules, as a plan; see [Lowering#ofRules].
    ///
    /// @param rules of [Coverage#rulesNeverHit()]
    public Optional<Plan> rulesOnColumns(Programme programme, List<Coverage.Rule> rules) {
        List<Lowering.Rule> asked =
                rules.stream().map(rule -> new Lowering.Rule(rule.table(), rule.number())).toList();
        return columns(programme).flatMap(subject -> Lowering.ofRules(subject, asked));
    }

    private Optional<Lowering.Subject> columns(Programme programme) {
        return compiled()
                .map(ready ->
                        new Lowering.Subject(
                                place,
                                programme.definition(),
                                parameters,
                                ready.model(),
                                dictionary,
                                ready.read()));
    }

    /// The conditions that hold a number against a parameter, alone or as a part.
    public List<Threshold> thresholds() {
        return compiled().map(ready -> Threshold.of(ready.model())).orElse(List.of());
    }

    /// Counts which rules of its tables are hit; none are so far.
    public Coverage coverage() {
        return new Coverage(
                place + "/decision.dmn",
                compiled().map(ready -> ready.model().tables()).orElse(List.of()));
    }

    /// What the examples say facts are like; read once.
    TypicalValues typicalValues() {
        TypicalValues values = typical;
        if (values == null) {
            values = TypicalValues.of(this, dictionary);
            typical = values;
        }
        return values;
    }

    /// The values of the parameters, by their names.
    public Map<String, Value> parameterValues() {
        Map<String, Value> values = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> values.put(name, parameter.value()));
        return values;
    }

    Optional<Compiled> compiled() {
        Optional<Compiled> ready = compiled;
        if (ready == null) {
            synchronized (this) {
                ready = compiled;
                if (ready == null) {
                    ready = compile();
                    compiled = ready;
                }
            }
        }
        return ready;
    }

    private Optional<Compiled> compile() {
        String file = place + "/decision.dmn";
        byte[] xml = files.get("decision.dmn");
        List<Diagnostic> diagnostics = new ArrayList<>();
        Optional<Compiled> result = Optional.empty();
        if (xml == null) {
            diagnostics.add(
                    Diagnostic.error("missing_file", place, "decision.dmn is missing; add it"));
        } else {
            DmnReader.Reading reading = DmnReader.read(file, xml);
            diagnostics.addAll(reading.diagnostics());
            if (reading.model().isPresent()) {
                DecisionModel model = reading.model().get();
                Compilation compilation = CompiledModel.compile(file, model, names());
                diagnostics.addAll(compilation.diagnostics());
                diagnostics.addAll(SharedNames.find(file, model));
                result =
                        compilation
                                .model()
                                .map(ready -> new Compiled(ready, factsIn(ready.model())));
            }
        }
        modelDiagnostics = List.copyOf(diagnostics);
        return result;
    }

    /// The names that its expressions may use, beside those of its decisions.
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(Profile.INPUTS);
        names.addAll(Profile.ENTRIES);
        names.addAll(parameters.keySet());
        return names;
    }

    /// The facts whose ids stand in any expression of the model, with what they fall back on.
    private List<FactDefinition> factsIn(DecisionModel model) {
        Set<String> words = new LinkedHashSet<>();
        for (String text : ModelTexts.of(model)) {
            var matcher = WORD.matcher(text);
            while (matcher.find()) {
                words.add(matcher.group());
            }
        }
        return dictionary.all().stream().filter(fact -> words.contains(fact.id())).toList();
    }
}
