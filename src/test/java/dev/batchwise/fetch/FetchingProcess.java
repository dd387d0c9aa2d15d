package dev.batchwise.fetch;

import java.net.URI;
import java.nio.file.Path;

/** A process of its own that fetches the small set: arguments are the address and the directory. Says how many bytes have come. */
final class FetchingProcess {
    private FetchingProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        FetchListener speaking = new FetchListener() {
            @Override
            public void started(PublishedSet set, Path folder, int files, long bytes) {}

            @Override
            public void arrived(String file, long bytes) {
                System.out.println(bytes);
            }

            @Override
            public void noted(String line) {
                System.out.println(line);
            }
        };
        new Fetcher(DataHome.at(Path.of(arguments[1])), speaking).fetch(Published.set(URI.create(arguments[0])));
    }
}
