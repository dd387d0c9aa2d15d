package dev.batchwise.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelRangeTest {
    private static final String REMEDY =
            "; number the classes 0, 1, 2, … without a gap and give each at least two training examples";

    @Test
    void classesCountUpFromZero() {
        int[] labels = {1, 0, 2, 2, 1, 0};
        assertThat(LabelRange.of(labels).classes()).isEqualTo(3);
        assertThat(LabelRange.of(labels).problem("f", labels)).isEmpty();
    }

    @Test
    void all256LabelsCanBeClasses() {
        int[] labels = new int[512];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i / 2;
        }
        assertThat(LabelRange.of(labels).classes()).isEqualTo(256);
        assertThat(LabelRange.of(labels).problem("f", labels)).isEmpty();
    }

    @Test
    void aLabelAboveAGapIsOutOfRange() {
        int[] labels = {0, 1, 0, 1, 3, 3};
        assertThat(problem(labels, labels))
                .contains("label 3 of item 4 (counted from 0) in f is out of the range 0..1 found in training"
                        + " (others out of range: 1): no training example has label 2" + REMEDY);
    }

    @Test
    void aLabelOfASingleTrainingExampleIsOutOfRange() {
        int[] labels = {0, 1, 2, 0, 1};
        assertThat(problem(labels, labels))
                .contains("label 2 of item 2 (counted from 0) in f is out of the range 0..1 found in training:"
                        + " only one training example has it" + REMEDY);
    }

    @Test
    void aSingleStrayLabelFarOutIsTheOnlyOneNamed() {
        int[] labels = {0, 1, 200, 0, 1};
        assertThat(problem(labels, labels))
                .contains("label 200 of item 2 (counted from 0) in f is out of the range 0..1 found in training:"
                        + " only one training example has it" + REMEDY);
    }

    @Test
    void aSingleExampleBelowOtherClassesIsNamedAlone() {
        int[] labels = {0, 0, 1, 2, 2};
        assertThat(problem(labels, labels))
                .contains("label 1 of item 2 (counted from 0) in f is out of the range 0..2 found in training:"
                        + " only one training example has it" + REMEDY);
    }

    @Test
    void aTestLabelThatTrainingDoesNotHaveIsOutOfRange() {
        assertThat(problem(new int[] {0, 1, 0, 1}, new int[] {1, 0, 0, 2}))
                .contains("label 2 of item 3 (counted from 0) in f is out of the range 0..1 found in training:"
                        + " no training example has label 2" + REMEDY);
    }

    @Test
    void aClassMayBeMissingInTest() {
        assertThat(problem(new int[] {0, 1, 0, 1}, new int[] {1})).isEmpty();
    }

    @Test
    void labelsThatBeginAtOneAreOutOfAnEmptyRange() {
        int[] labels = {1, 2, 1, 2};
        assertThat(problem(labels, labels))
                .contains("label 1 of item 0 (counted from 0) in f is out of the range (empty) found in training"
                        + " (others out of range: 3): no training example has label 0" + REMEDY);
    }

    private static Optional<String> problem(int[] training, int[] labels) {
        return LabelRange.of(training).problem("f", labels);
    }
}
