package org.echelon.platform.programme;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.message.Words;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/// The programmes for everybody to read and search.
@Service
public class Catalogue {

    private final Programmes programmes;
    private final Publications publications;

    Catalogue(Programmes programmes, Publications publications) {
        this.programmes = programmes;
        this.publications = publications;
    }

    /// Every programme, by id.
    @PreAuthorize("permitAll()")
    public List<Programme> all() {
        return programmes.all();
    }

    @PreAuthorize("permitAll()")
    public Optional<Programme> find(String id) {
        return programmes.find(id);
    }

    /// The programmes in which every word of the text occurs: in the name, the owner, the benefit,
    /// the conditions or the documents, in Chinese or English.
    @PreAuthorize("permitAll()")
    public List<Programme> search(String text) {
        List<String> words = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        return programmes.all().stream()
                .filter(programme -> {
                    String all = searchable(programme);
                    return words.stream().allMatch(all::contains);
                })
                .toList();
    }

    /// When and with which checksum a programme or a version was published, the newest first.
    @PreAuthorize("permitAll()")
    public List<Publication> publications(String unit) {
        return publications.of(unit);
    }

    private static String searchable(Programme programme) {
        var definition = programme.definition();
        Stream<Words> words =
                Stream.of(
                                Stream.of(definition.name(), definition.owner()),
                                definition.benefit().stream(),
                                definition.conditions().values().stream()
                                        .map(condition -> condition.text()),
                                definition.sources().stream()
                                        .flatMap(source -> source.name().stream()))
                        .flatMap(stream -> stream);
        StringBuilder text = new StringBuilder(definition.id()).append(' ');
        words.forEach(one -> text.append(one.zh()).append(' ').append(one.en()).append(' '));
        definition.sources().forEach(source -> text.append(source.document()).append(' '));
        return text.toString().toLowerCase(Locale.ROOT);
    }
}
