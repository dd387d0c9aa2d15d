package dev.batchwise.cli;

import dev.batchwise.claims.ClaimsRecord;
import dev.batchwise.claims.ClaimsResults;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.claims.catalogue.Catalogue;
import dev.batchwise.ledger.StudyDirectory;
import java.nio.file.Path;

/** Results of claims from what their directory holds. */
final class StoredClaims {
    private StoredClaims() {}

    /** Returns the results, as far as the claims have come. */
    static ClaimsResults results(StudyDirectory directory, Scale scale, Shapes shapes, Path as) {
        return new ClaimsRecord(
                        scale,
                        shapes,
                        new PublishedShapes(shapes),
                        directory.ledger().trials(),
                        directory.ledger().memory(),
                        ClaimInstruments.kept(directory),
                        ClaimMachines.in(directory.ledger()))
                .results(Catalogue.all(), as.toString());
    }
}
