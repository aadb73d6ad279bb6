package org.echelon.platform.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// From where the platform serves.
class PackingTests {

    @Test
    void thePackedJarIsRefusedWithTheWayToStart() {
        assertThatThrownBy(() ->
                        Packing.requireUnpacked(
                                "jar:nested:/opt/platform-boot.jar/!BOOT-INF/classes/!/"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("./echelon serve")
                .hasMessageContaining("extract");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:/opt/echelon/platform.jar", "file:/opt/echelon/classes/"})
    void anUnpackedOneServes(String location) {
        assertThatCode(() -> Packing.requireUnpacked(location)).doesNotThrowAnyException();
    }
}
