package dev.batchwise.cli;

import dev.batchwise.advice.Environment;
import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.proof.ProofRecord;
import dev.batchwise.proof.ProofResults;
import dev.batchwise.proof.ProofSpec;

/** Results of a proof from what its study directory holds. */
final class StoredProofs {
    private StoredProofs() {}

    /** Returns the results, as far as the proof has come. */
    static ProofResults results(StudyDirectory directory) {
        ProofSpec spec = directory.study(StudyDirectory.Kind.PROOF, ProofSpec.class);
        Environment environment = directory
                .ledger()
                .fact(StoredStudies.ENVIRONMENT, Environment.class)
                .orElseGet(() -> Environments.here(1));
        return ProofResults.of(new ProofRecord(
                spec,
                directory.shape(),
                environment,
                directory.ledger().trials(),
                directory.ledger().memory()));
    }
}
