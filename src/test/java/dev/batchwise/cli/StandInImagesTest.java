package dev.batchwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the paper scale does with ImageNet's folders, tried on a few plain images in the same folders. */
final class StandInImagesTest {
    private static final int SIDE = 128;
    /** Enough for a batch of 768 of what is not held out. */
    private static final int MANY = 430;

    private static final int FEW = 12;

    @TempDir
    private static Path directory;

    @BeforeAll
    static void drawImages() throws IOException {
        for (int label = 0; label < 2; label++) {
            draw("imagenet/train/n0" + label, label, MANY);
            draw("imagenet/test/n0" + label, label, FEW);
            draw("few/train/n0" + label, label, FEW);
            draw("few/test/n0" + label, label, FEW);
        }
    }

    /** One half in a colour that says which class it is. */
    private static void draw(String place, int label, int count) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(place));
        for (int i = 0; i < count; i++) {
            BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = image.createGraphics();
            pen.setColor(new Color(255 * label, i % 200, 255 - 255 * label));
            pen.fillRect(0, 0, SIDE / 2, SIDE);
            pen.dispose();
            ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
        }
    }

    private static String run(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void protocolsOfThePaperScaleReadThem() throws Exception {
        assertThat(run("claims", "run", "memory-accumulation", "--scale", "paper", "--dry-run"))
                .contains("1 claim at scale paper: about 6 trials", "forecast: ");
        assertThat(run("claims", "show", "memory-accumulation")).contains("of caffenet128 on images:imagenet");
    }

    @Test
    void aNetworkTrainsOnImagesOfThatKind() throws Exception {
        assertThat(run(
                        "train",
                        "--data=images:few",
                        "--model=mlp:4",
                        "--examples=16",
                        "--batch=8",
                        "--learning-rate=0.001"))
                .contains("Trained on the whole budget", "16 examples in 2 updates");
    }
}
