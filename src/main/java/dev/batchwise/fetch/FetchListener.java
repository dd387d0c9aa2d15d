package dev.batchwise.fetch;

import java.nio.file.Path;

/** Hears of a set being fetched. */
public interface FetchListener {
    /**
     * Fetching begins.
     *
     * @param set that is fetched
     * @param folder it goes to
     * @param files to come
     * @param bytes of those files together
     */
    void started(PublishedSet set, Path folder, int files, long bytes);

    /**
     * Bytes have come.
     *
     * @param file that they belong to
     * @param bytes of the set so far; fewer than before when a file has to start over
     */
    void arrived(String file, long bytes);

    /** Something that a person may want to know: a broken connection, a wait, a file that starts over. One line. */
    void noted(String line);
}
