package dev.batchwise.data;

import java.util.List;
import java.util.Optional;

/** What a part of a source says of its examples, in their order. */
sealed interface Answers permits NumberedLabels, NamedLabels, Targets {
    /** Returns the name of what holds them, in messages. */
    String name();

    /** Returns the number of examples. */
    int count();

    /** Returns a copy of the labels; all 0 where there are targets, so that every example is of one kind. */
    int[] labels();

    /** Returns a copy of the targets; none where there are labels. */
    float[] targets();

    /** Returns the number of classes, if these are the answers to train on; 0 of targets. */
    int classes();

    /** Returns the names of the classes. */
    List<String> classNames();

    /** Returns what is wrong with these answers to train on, each problem a sentence of three parts. */
    List<String> problems();

    /** Returns what is wrong with the answers of a test part beside these to train on. */
    Optional<String> problemWith(Answers test);
}
