package dev.batchwise.report;

import dev.batchwise.schedule.Plan;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.Task;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A learning curve as rows of text, one a point, that can be printed as they are measured: its figures, and where its
 * losses lie on a logarithmic scale.
 */
public final class CurveRows {
    private static final double LEAST_LOSS = 0.001;
    private static final double GREATEST_LOSS = 10;

    private final Plan plan;
    private final Task task;
    private final int plotWidth;

    /**
     * Creates the rows of a run.
     *
     * @param task that names the unit of losses
     * @param width columns to fit into; the plot is left out where they are few
     */
    public CurveRows(Plan plan, Task task, int width) {
        this.plan = plan;
        this.task = task;
        plotWidth = Math.min(33, width - line("", "", "", "", "", "", "", "").length() - 2);
    }

    private static String line(String... cells) {
        return String.format(Locale.ROOT, "%11s %9s %7s %8s %10s %10s %6s %8s", (Object[]) cells);
    }

    /** Returns the heading, two lines. */
    public List<String> heading() {
        String scale = hasPlot()
                ? "  " + Quantities.rate(LEAST_LOSS) + " ".repeat(plotWidth - 7) + Quantities.rate(GREATEST_LOSS)
                : "";
        return List.of(
                line("", "", "batch", "learning", "training", "validat.", "valid.", "training")
                        + (hasPlot() ? "  loss (log): ● train ○ valid." : ""),
                line("examples", "updates", "size", "rate", task.lossUnit(), task.lossUnit(), "%", "s") + scale);
    }

    private boolean hasPlot() {
        return plotWidth >= 12;
    }

    /** Returns the row of a point; rate and batch size are those of the plan there. */
    public String row(CurvePoint point) {
        double here = Math.min((double) point.examples(), plan.horizon().budgetExamples() - 0.5);
        return line(
                        Quantities.count(point.examples()),
                        Quantities.count(point.updates()),
                        Quantities.count(plan.batchSizeAt(here)),
                        Quantities.rate(plan.learningRateAt(here)),
                        Quantities.significant(point.trainLoss(), 4),
                        text(point.validationLoss(), 4),
                        point.validationAccuracy().isPresent()
                                ? Quantities.percent(point.validationAccuracy().getAsDouble(), 2)
                                : Quantities.NONE,
                        Quantities.significant(point.seconds(), 3))
                + (hasPlot() ? "  " + plot(point) : "");
    }

    private static String text(OptionalDouble value, int digits) {
        return value.isPresent() ? Quantities.significant(value.getAsDouble(), digits) : Quantities.NONE;
    }

    private String plot(CurvePoint point) {
        char[] cells = " ".repeat(plotWidth).toCharArray();
        point.validationLoss().ifPresent(loss -> cells[column(loss)] = '○');
        cells[column(point.trainLoss())] = '●';
        return new String(cells).stripTrailing();
    }

    private int column(double loss) {
        double place = Math.log(loss / LEAST_LOSS) / Math.log(GREATEST_LOSS / LEAST_LOSS);
        return (int) Math.max(0, Math.min(plotWidth - 1, Math.round(place * (plotWidth - 1))));
    }
}
