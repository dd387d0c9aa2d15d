/** The results of a proof in the page, and where to find what in them. */
const proofData = (() => {
  const results = JSON.parse(dom.at('results').textContent);
  const { study, proofs } = results;
  const sides = ['given', 'converted'];
  const level = `${Number((study.confidence * 100).toPrecision(4))} %`;
  const margin = `${Number((study.margin * 100).toPrecision(3))} points`;
  const curveMargin = `${Number((study.curveMargin * 100).toPrecision(3))} %`;

  /** One drawing an update rule: its two plans. */
  function group(proof) {
    return {
      id: `curves-${proof.optimizer}`,
      title: 'Both plans while the budget was spent',
      lead: '',
      lines: sides.map(side => ({ name: side, trials: proof[side].trials, phases: proof[side].plan.phases })),
    };
  }

  /** "3.38 times fewer". */
  function fewer(proof) {
    const r = proof.updatesRatio;
    return r >= 1 ? `${format.rate(r)} times fewer` : `${format.rate(1 / r)} times more`;
  }

  /** How trials ended that did not complete, in words; empty if all did. */
  function failures(side) {
    const total = Object.values(side.outcomes).reduce((sum, n) => sum + n, 0);
    return Object.entries(side.outcomes)
      .filter(([label]) => label !== 'completed')
      .map(([label, n]) => `${n} of ${total} ${format.outcome(label)}`)
      .join(', ');
  }

  return { results, study, proofs, sides, level, margin, curveMargin, group, fewer, failures };
})();
