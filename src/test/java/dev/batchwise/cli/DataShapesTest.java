package dev.batchwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.batchwise.data.DataSets;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.UsageException;
import org.junit.jupiter.api.Test;

final class DataShapesTest {
    private static final DataSpec WHOLE = new DataSpec("mnist", 0.1, 1);

    @Test
    void aSubsetHasTheShapeThatReadingItGives() {
        DataShapes shapes = new DataShapes();
        assertThat(shapes.of(WHOLE.withTrainExamples(1000)))
                .isEqualTo(DataSets.shapeOf(WHOLE.withTrainExamples(1000)))
                .isNotEqualTo(shapes.of(WHOLE));
    }

    @Test
    void aSubsetThatCannotBeHadIsRefused() {
        DataShapes shapes = new DataShapes();
        assertThatThrownBy(() -> shapes.of(WHOLE.withTrainExamples(60_000)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is more than the 54000 examples");
        assertThatThrownBy(() -> shapes.of(WHOLE.withTrainExamples(9)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is fewer than the 10 classes");
    }
}
