package org.eduverify.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.eduverify.platform.Refusal;
import org.junit.jupiter.api.Test;

class QueryParametersTest {

    @Test
    void theFirstValueThatIsNotEmptyCounts() {
        assertThat(QueryParameters.of("a=&a=1&a=2&b&c=&map.name=x%3Dy")).isEqualTo(Map.of("a", "1", "map.name", "x=y"));
    }

    @Test
    void valuesAreDecodedAsInForms() {
        assertThat(QueryParameters.of("release=2026+11%2B&n%61me=%C3%A9&x={y}"))
                .isEqualTo(Map.of("release", "2026 11+", "name", "é", "x", "{y}"));
    }

    @Test
    void aRequestWithoutAQueryHasNoParameters() {
        assertThat(QueryParameters.of(null)).isEmpty();
        assertThat(QueryParameters.of("")).isEmpty();
    }

    @Test
    void malformedEncodingIsRefused() {
        assertThatThrownBy(() -> QueryParameters.of("a=%zz"))
                .isInstanceOf(Refusal.class)
                .hasMessage("'%zz' is not valid URL encoding.");
    }
}
