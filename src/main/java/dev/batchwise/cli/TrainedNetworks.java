package dev.batchwise.cli;

import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Purpose;
import dev.batchwise.study.Spelling;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.UsageException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The networks that the trials of a study ended with, all trained on the same data.
 *
 * @param directory of the study
 * @param trials at least one, each with a checkpoint
 */
record TrainedNetworks(Path directory, List<TrialRecord> trials) {
    TrainedNetworks {
        trials = List.copyOf(trials);
    }

    /**
     * Returns all networks of a study's trials, searches left out.
     *
     * @throws UsageException if there is none yet
     */
    static TrainedNetworks of(StudyDirectory directory) {
        List<TrialRecord> trained = directory.ledger().trials().values().stream()
                .filter(trial -> trial.spec().purpose() != Purpose.SEARCH)
                .filter(trial -> trial.checkpoint().isPresent())
                .sorted(Comparator.comparingInt(trial -> trial.spec().batchSize()))
                .toList();
        if (trained.isEmpty()) {
            throw new UsageException("study " + directory.path()
                    + " holds no trained network yet; give the command that began it to go on, then measure");
        }
        return new TrainedNetworks(directory.path(), trained);
    }

    /**
     * Returns the networks of certain trials.
     *
     * @throws UsageException naming every trial that is not there or has no network
     */
    static TrainedNetworks of(StudyDirectory directory, List<String> ids) {
        Map<String, TrialRecord> there = directory.ledger().trials();
        List<String> problems = ids.stream()
                .filter(id ->
                        !there.containsKey(id) || there.get(id).checkpoint().isEmpty())
                .map(id -> problem(id, there, directory.path()))
                .toList();
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return new TrainedNetworks(
                directory.path(), ids.stream().map(there::get).toList());
    }

    private static String problem(String id, Map<String, TrialRecord> there, Path study) {
        TrialRecord known = there.get(id);
        if (known != null) {
            return "trial '" + id + "' of study " + study + " ("
                    + known.outcome().label()
                    + ") left no trained network; give one that completed, and was not a search";
        }
        String near = Spelling.nearest(id, new TreeSet<>(there.keySet()))
                .map(name -> "did you mean " + name + "? ")
                .orElse("");
        return "trial '" + id + "' in --trial is not in study " + study + "; " + near
                + "give an id as results.json has it, of those with a checkpoint";
    }

    /** Returns the data they were trained on. */
    DataSpec data() {
        return trials.get(0).spec().data();
    }

    /** Returns the file of a trial's network. */
    Path file(TrialRecord trial) {
        return directory.resolve(name(trial));
    }

    /** Returns the same relative to the study directory. */
    static String name(TrialRecord trial) {
        return trial.checkpoint().orElseThrow();
    }
}
