package dev.batchwise.fetch;

import dev.batchwise.fetch.Ending.Broken;
import dev.batchwise.fetch.Ending.Complete;
import dev.batchwise.fetch.Ending.Refused;
import dev.batchwise.fetch.Ending.Unreachable;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One file on its way: its addresses in turn, each asked again while it may yet give what is missing. */
final class Download {
    private final Part part;
    private final PartFile file;
    private final Transfer transfer;
    private final Patience patience;
    private final Pauses pauses;
    private final Consumer<String> noted;
    private boolean startedOver;

    /**
     * Prepares a download.
     *
     * @param file what has come of it so far
     * @param transfer that adds to it
     * @param noted told of each new try
     */
    Download(Part part, PartFile file, Transfer transfer, Patience patience, Pauses pauses, Consumer<String> noted) {
        this.part = part;
        this.file = file;
        this.transfer = transfer;
        this.patience = patience;
        this.pauses = pauses;
        this.noted = noted;
    }

    /** Fetches the file. Returns nothing if it is complete and its checksum right, else what went wrong at each address. */
    List<String> run() throws InterruptedException {
        if (file.length() > part.download().bytes()) {
            file.clear(); // of another edition of the file
        }
        List<String> reasons = new ArrayList<>();
        for (URI address : part.addresses()) {
            Ending ending = from(address);
            if (ending instanceof Complete) {
                return List.of();
            }
            reasons.add("cannot fetch " + address + ": " + reason(ending));
        }
        return reasons;
    }

    private Ending from(URI address) throws InterruptedException {
        long furthest = file.length();
        int fruitless = 0;
        while (true) {
            Ending ending = verified(address);
            fruitless = file.length() > furthest ? 1 : fruitless + 1;
            furthest = Math.max(furthest, file.length());
            if (fruitless >= tries(ending)) {
                return ending;
            }
            Duration pause = patience.pause(fruitless, asked(ending));
            noted.accept(part.download().name() + ": " + reason(ending) + "; trying again in " + Patience.text(pause));
            pauses.pause(pause);
        }
    }

    /** Asks once, unless all has come already, and looks at what has come. */
    private Ending verified(URI address) throws InterruptedException {
        ExpectedFile wanted = part.download();
        Ending ending = file.length() == wanted.bytes() ? new Complete() : transfer.from(address);
        if (!(ending instanceof Complete)) {
            return ending;
        }
        String sum = Checksums.of(file.path());
        if (sum.equals(part.checksum())) {
            return ending;
        }
        file.clear();
        String reason = "what came has SHA-256 " + sum + " instead of " + part.checksum();
        boolean again = !startedOver;
        startedOver = true;
        return again ? new Broken(reason) : new Refused(reason);
    }

    private int tries(Ending ending) {
        if (ending instanceof Broken) {
            return patience.tries();
        }
        return ending instanceof Unreachable ? patience.connections() : 0;
    }

    private static Duration asked(Ending ending) {
        return ending instanceof Broken broken ? broken.pause() : Duration.ZERO;
    }

    private static String reason(Ending ending) {
        if (ending instanceof Broken broken) {
            return broken.reason();
        } else if (ending instanceof Unreachable unreachable) {
            return unreachable.reason();
        }
        return ending instanceof Refused refused ? refused.reason() : "";
    }
}
