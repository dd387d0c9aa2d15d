package dev.batchwise.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

final class RemediesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tuned",
                "linear+sam=0.05",
                "sqrt+augment=flip/rotate:10/shift:0.2",
                "tuned+from=trial:tuned_sam0.05-b32-s1+sam=0.05",
                "constant+augment=rotate:0.123456789",
                "tuned+from=/a+b/tuned_sam0.05-b32-s1.safetensors+adversarial=0.1+robust=0.05/7+conservative=0.001/3"
            })
    void anArmIsItsText(String text) {
        Arm arm = Arm.parse(text);

        assertThat(arm.label()).isEqualTo(text);
        JsonMapper json = JsonMapper.shared();
        assertThat(json.writeValueAsString(arm)).isEqualTo('"' + text + '"');
        assertThat(json.readValue(json.writeValueAsString(arm), Arm.class)).isEqualTo(arm);
    }

    @ParameterizedTest
    @CsvSource({
        "sam, sam=0.05",
        "asam, asam=0.5",
        "robust, robust=0.05/5",
        "robust=0.1, robust=0.1/5",
        "adversarial=, adversarial=0.1",
        "noise, noise=1",
        "noise=3.50, noise=3.5",
        "conservative, conservative=0.001/3",
        "'augment=', augment=flip/rotate:10/shift:0.2",
        "'augment=shift,flip', augment=flip/shift:0.2",
        "augment=rotate, augment=rotate:10"
    })
    void whatIsLeftOutIsUsual(String typed, String whole) {
        assertThat(Remedy.parse(typed).text()).isEqualTo(whole);
    }

    @Test
    void aRelativeCheckpointIsFoundFromAnywhere() {
        assertThat(Remedy.parse("from=x/../w.safetensors").text())
                .isEqualTo("from=" + Path.of("w.safetensors").toAbsolutePath());
    }

    @Test
    void namesOfFilesHoldNothingThatASystemMayRefuse() {
        Arm arm = Arm.parse("tuned+from=/x/y.safetensors+augment=flip/rotate:10+sam=0.05");

        assertThat(arm.slug()).matches("tuned_from-y-[0-9a-f]+_augmentflip-rotate10_sam0.05");
        assertThat(Arm.parse("tuned+from=trial:tuned-b32-s1").slug()).matches("tuned_from-tuned-b32-s1-[0-9a-f]+");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "smm=0.05 | remedy 'smm' is not known; did you mean sam? give one of from, augment, adversarial, noise, sam,"
                        + " asam, robust, conservative, e.g. sam=0.05",
                "from=trial: | value 'trial:' of --from cannot be used; give the id of a trial behind trial:, e.g."
                        + " trial:tuned-b32-s1",
                "from=trial:../x | value 'trial:../x' of --from cannot be used; give the id of a trial behind trial:, e.g."
                        + " trial:tuned-b32-s1",
                "sam=-1 | value '-1' of --sam cannot be used; give a number above 0, e.g. 0.05",
                "noise=0 | value '0' of --gradient-noise cannot be used; give a number above 0, e.g. 3",
                "sam=x | value 'x' of --sam cannot be used; give a number above 0, e.g. 0.05",
                "sam=1/2 | value '1/2' of --sam cannot be used; give a radius above 0, e.g. 0.05",
                "robust=0.1/0 | value '0' of --robust cannot be used; give a number of steps from 1 to 1000, e.g. 0.05/5",
                "conservative=-1 | value '-1' of --conservative cannot be used; give a weight λ of at least 0 and a number"
                        + " of steps, e.g. 0.001/3",
                "augment=mirror | value 'mirror' of --augment cannot be used; give flip, rotate:DEGREES and shift:SHARE,"
                        + " e.g. flip/rotate:10/shift:0.2",
                "augment=rotate:200 | value '200' of --augment cannot be used; give degrees in (0, 180], e.g. rotate:10",
                "augment=shift:1 | value '1' of --augment cannot be used; give a share in (0, 1), e.g. shift:0.2"
            })
    void whatCannotBeReadIsSaid(String text, String problem) {
        assertThatThrownBy(() -> Remedy.parse(text))
                .isInstanceOf(UsageException.class)
                .hasMessage(problem);
    }

    @Test
    void twoOfAKindDoNotGoTogether() {
        assertThatThrownBy(() -> Arm.parse("tuned+sam=0.05+asam"))
                .hasMessage(
                        "'sam=0.05' and 'asam=0.5' do not go together: both are where the gradient is taken; give one"
                                + " of them");
    }

    @Test
    void weightedAndAdversarialLossesDoNotGoTogether() {
        assertThatThrownBy(() -> Arm.parse("tuned+noise=3+adversarial"))
                .hasMessage(
                        "'noise=3' and 'adversarial=0.1' do not go together: both are the loss of a batch; give one of"
                                + " them");
    }

    @Test
    void anArmOfItsOwnGoesBeforeWhatAllArmsHave() {
        Remedies all = Remedies.parse(List.of("sam=0.05", "augment=flip"));

        assertThat(Arm.parse("tuned+asam").with(all).label()).isEqualTo("tuned+augment=flip+asam=0.5");
    }

    @Test
    void onlyPlainGradientsAreThoseOfTheNoiseInstrument() {
        assertThat(Remedies.none().keepGradients()).isTrue();
        assertThat(Remedies.parse(List.of("from=w")).keepGradients()).isTrue();
        assertThat(Remedies.parse(List.of("augment")).keepGradients()).isFalse();
        assertThat(Remedies.parse(List.of("noise=3")).keepGradients()).isFalse();
    }
}
