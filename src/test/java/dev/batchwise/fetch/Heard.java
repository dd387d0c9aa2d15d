package dev.batchwise.fetch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a fetcher said and how long it would have waited. */
class Heard implements FetchListener, Pauses {
    final List<String> notes = new ArrayList<>();
    final List<Duration> pauses = new ArrayList<>();
    final List<Long> arrived = new ArrayList<>();
    int started;

    @Override
    public void started(PublishedSet set, Path folder, int files, long bytes) {
        started++;
    }

    @Override
    public void arrived(String file, long bytes) {
        arrived.add(bytes);
    }

    @Override
    public void noted(String line) {
        notes.add(line);
    }

    @Override
    public void pause(Duration time) {
        pauses.add(time);
    }

    List<Long> pausedSeconds() {
        return pauses.stream().map(Duration::toSeconds).toList();
    }
}
