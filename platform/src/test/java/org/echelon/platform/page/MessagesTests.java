package org.echelon.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.echelon.platform.TestDatabase;
import org.junit.jupiter.api.Test;

class MessagesTests {

    private static final Path RESOURCES =
            TestDatabase.root().resolve("platform/src/main/resources");
    private static final Pattern KEY = Pattern.compile("#\\{([a-z0-9.-]+)[}(]");

    private static Set<String> keys(String language) throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Path file : files("messages", "_" + language + ".properties")) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            for (String key : properties.stringPropertyNames()) {
                assertThat(keys.add(key)).as("%s stands once, in %s", key, file).isTrue();
                assertThat(properties.getProperty(key)).as(key).isNotBlank();
            }
        }
        return keys;
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(RESOURCES.resolve(folder))) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    @Test
    void everyMessageIsInBothLanguages() throws IOException {
        assertThat(keys("zh")).isEqualTo(keys("en"));
    }

    @Test
    void everyMessageOfATemplateExists() throws IOException {
        Set<String> used = new HashSet<>();
        for (Path template : files("templates", ".html")) {
            Matcher found = KEY.matcher(Files.readString(template));
            while (found.find()) {
                used.add(found.group(1));
            }
        }

        assertThat(keys("en")).containsAll(used);
    }
}
