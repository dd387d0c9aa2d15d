package dev.batchwise.cli;

import dev.batchwise.advice.Environment;
import dev.batchwise.claims.ClaimsRecord;
import dev.batchwise.claims.ClaimsResults;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.claims.catalogue.Catalogue;
import dev.batchwise.ledger.StudyDirectory;
import java.nio.file.Path;
import java.util.List;

/** Results of claims from what their directory holds. */
final class StoredClaims {
    private StoredClaims() {}

    /** Returns the results, as far as the claims have come. */
    static ClaimsResults results(StudyDirectory directory, Scale scale, Shapes shapes, Path as) {
        List<Environment> environments = directory
                .ledger()
                .fact(StoredStudies.ENVIRONMENT, Environment.class)
                .map(List::of)
                .orElseGet(List::of);
        return new ClaimsRecord(
                        scale,
                        shapes,
                        directory.ledger().trials(),
                        directory.ledger().memory(),
                        ClaimInstruments.kept(directory),
                        environments)
                .results(Catalogue.all(), as.toString());
    }
}
