package org.echelon.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91440114MA9TERT04C",
                "stock:300735",
                "name:广州中海达卫星导航技术股份有限公司",
                "name:A/B; 100% ~ \\ C?#D"
            })
    void anyIdentifierSurvivesItsWayThroughAnAddress(String key) {
        String segment = Address.segment(key);

        assertThat(segment).doesNotContain("/", ";", "%2F", "%3B", "%25", "%5C", "?", "#", " ");
        assertThat(Address.plain(URLDecoder.decode(segment, StandardCharsets.UTF_8)))
                .isEqualTo(key);
    }

    @Test
    void aFurtherChoiceKeepsTheOthers() {
        Address address = Address.of("/enterprises").with("q", "样例").with("page", "3");

        assertThat(address.without("page").with("sort", "-name"))
                .hasToString("/enterprises?q=%E6%A0%B7%E4%BE%8B&sort=-name");
    }
}
