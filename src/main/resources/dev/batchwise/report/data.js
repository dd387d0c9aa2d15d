/** The results in the page, and where to find what in them. */
const data = (() => {
  const results = JSON.parse(dom.at('results').textContent);
  const { study, advice, comparison } = results;
  const compared = results.trials.filter(t => t.purpose === 'compare');
  const searched = results.trials.filter(t => t.purpose === 'search');
  const sizes = study.batchSizes;
  const arms = study.arms;
  const level = `${Number((advice.confidence * 100).toPrecision(4))} %`;

  /** An arm in words: of a checkpoint to start from, the name alone. */
  const armText = arm => arm.replace(/from=[^+]*\//, 'from=');
  const ofArm = arm => comparison.filter(c => c.arm === arm);
  const row = (arm, size) => comparison.find(c => c.arm === arm && c.batchSize === size);
  // A trial that reached the target of its study was stopped there, as it was meant to be.
  const asMeant = ['completed', 'stopped'];
  const isCompleted = t => asMeant.includes(t.outcome);
  const goal = study.until ? 'until' : study.seconds ? 'seconds' : 'examples';
  /** Of words for each kind of goal, those for this study's. */
  const forGoal = words => words[goal];
  const budgetOf = size => (comparison.find(c => c.batchSize === size) || study).budgetExamples;
  const validated = comparison.some(c => c.validationAccuracy);

  /** The size with the highest mean validation accuracy of an arm, or undefined. */
  function best(arm) {
    return ofArm(arm)
      .filter(c => c.validationAccuracy)
      .reduce((top, c) => (!top || c.validationAccuracy.mean > top.validationAccuracy.mean ? c : top), undefined);
  }

  /** How the trials behind a row ended that did not complete, in words; empty if all did. */
  function failures(c) {
    const total = Object.values(c.outcomes).reduce((sum, n) => sum + n, 0);
    return Object.entries(c.outcomes)
      .filter(([label]) => !asMeant.includes(label))
      .map(([label, n]) => `${n} of ${total} ${format.outcome(label)}`)
      .join(', ');
  }

  /** "3 seeds", or "1–3 seeds" where not all of them completed everywhere. */
  function seedsOf(estimates) {
    const ns = estimates.filter(e => e).map(e => e.n);
    const low = Math.min(...ns);
    const high = Math.max(...ns);
    return low === high ? format.counted(low, 'seed') : `${low}–${high} seeds`;
  }

  return {
    goal, forGoal, budgetOf, armText, results, study, advice, comparison, compared, searched, sizes, arms, level,
    ofArm, row, isCompleted, validated, best, failures, seedsOf,
  };
})();
