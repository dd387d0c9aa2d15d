package dev.batchwise.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteCountsTest {
    @ParameterizedTest
    @CsvSource({
        "2GiB, 2147483648",
        "500MB, 500000000",
        "1.5G, 1610612736",
        "4096, 4096",
        "64 kib, 65536",
        "1kB, 1000",
        "7B, 7"
    })
    void amountIsItsBytes(String text, long bytes) {
        assertThat(ByteCounts.parse(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GiB", "-1", "2 GiBs", "9e9", "99999999TiB"})
    void whatIsNoAmountIsEmpty(String text) {
        assertThat(ByteCounts.parse(text)).isEmpty();
    }
}
