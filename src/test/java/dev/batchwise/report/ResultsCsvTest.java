package dev.batchwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.advice.StudyResults;
import dev.batchwise.advice.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsCsvTest {
    private static final String HEADER =
            "id,purpose,arm,batchSize,seed,budgetExamples,updates,examples,learningRate,outcome,"
                    + "detail,reachedTarget,trainLoss,trainAccuracy,validationLoss,validationAccuracy,testLoss,testAccuracy,trainSeconds,"
                    + "peakMemoryBytes,initialCheckpoint,checkpoint\r\n";

    @TempDir
    Path directory;

    @Test
    void aRowATrialWithEmptyFieldsForWhatIsMissing() throws IOException {
        TrialResult searched = Trials.search(4).get(0);

        assertThat(written(List.of(searched)))
                .isEqualTo(HEADER + "search-b4-r0.04-e9375,search,tuned,4,1000003,9375,2344,9375,0.04,completed,,,,,"
                        + searched.validationLoss().getAsDouble() + ","
                        + searched.validationAccuracy().getAsDouble() + ",,,"
                        + searched.trainSeconds() + ",,,\r\n");
    }

    @Test
    void fieldsWithCommasAndQuotesAreQuoted() throws IOException {
        TrialResult outOfMemory = Trials.compare(dev.batchwise.study.Arm.CONSTANT, 4096, 2);

        assertThat(written(List.of(outOfMemory)))
                .isEqualTo(HEADER + "compare-constant-b4096-s2,compare,constant,4096,2,150000,5,18750,0.16,outOfMemory,"
                        + "\"an allocation of 1,073,741,824 bytes failed, \"\"malloc\"\"\",,,,,,,,"
                        + outOfMemory.trainSeconds()
                        + ",67572800,checkpoints/compare-constant-b4096-s2-initial.safetensors,\r\n");
    }

    @Test
    void everyTrialOfAStudyIsThere() throws IOException {
        StudyResults full = Studies.full();

        assertThat(written(full.trials()).lines()).hasSize(full.trials().size() + 1);
    }

    private String written(List<TrialResult> trials) throws IOException {
        StudyResults all = Studies.tiny();
        Path file = directory.resolve("results.csv");
        ResultsCsv.write(
                file,
                new StudyResults(
                        all.format(),
                        all.study(),
                        all.environment(),
                        trials,
                        all.comparison(),
                        all.matchedLoss(),
                        all.toTarget(),
                        all.targetTrend(),
                        all.advice(),
                        all.instruments()));
        return Files.readString(file);
    }
}
