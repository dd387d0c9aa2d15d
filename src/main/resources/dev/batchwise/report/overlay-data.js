/**
 * What an overlay of learning curves is drawn from. A group is one drawing: { id, title, lead, lines }; a line is one plan,
 * { name, trials, phases }; its trials, { seed, outcome, curve }, differ in their seed alone; phases, which may be empty, are
 * stretches of the plan, { fromExamples, toExamples, updates, batchSize }.
 */
const overlayData = (() => {
  const isCompleted = t => t.outcome === 'completed' || t.outcome === 'stopped';
  const means = new Map();

  /** The mean over completed trials at each point that all of them have; kept, because every redraw asks. */
  function mean(line) {
    if (!means.has(line)) means.set(line, computeMean(line.trials.filter(isCompleted)));
    return means.get(line);
  }

  function computeMean(trials) {
    const at = new Map();
    trials.forEach(t => t.curve.forEach(p => at.set(p.examples, [...(at.get(p.examples) || []), p])));
    const average = (points, key) => (points.every(p => format.isNumber(p[key]))
      ? points.reduce((sum, p) => sum + p[key], 0) / points.length : null);
    return [...at.entries()]
      .filter(([, points]) => points.length === trials.length)
      .sort((a, b) => a[0] - b[0])
      .map(([examples, points]) => ({
        examples, updates: average(points, 'updates'), seconds: average(points, 'seconds'),
        trainLoss: average(points, 'trainLoss'), validationAccuracy: average(points, 'validationAccuracy'), n: points.length,
      }));
  }

  /** Where a number of examples lies on another clock: by the plan's updates, or between the mean curve's points. */
  function clock(line, examples, x) {
    if (x === 'examples') return examples;
    if (x === 'updates') {
      return line.phases.filter(p => p.toExamples <= examples).reduce((sum, p) => sum + p.updates, 0);
    }
    const points = mean(line);
    const after = points.findIndex(p => p.examples >= examples);
    if (after <= 0) return after === 0 ? points[0].seconds : (points.length ? points[points.length - 1].seconds : null);
    const [a, b] = [points[after - 1], points[after]];
    return a.seconds + ((b.seconds - a.seconds) * (examples - a.examples)) / (b.examples - a.examples);
  }

  /** The batch size as steps over a clock: pairs of position and size. */
  function steps(line, x) {
    return line.phases.flatMap(p => [[clock(line, p.fromExamples, x), p.batchSize], [clock(line, p.toExamples, x), p.batchSize]])
      .filter(([at]) => format.isNumber(at));
  }

  /** The places where a line's batch size changes. */
  function changes(line, x) {
    return line.phases.slice(1)
      .filter((p, i) => p.batchSize !== line.phases[i].batchSize)
      .map(p => ({ at: clock(line, p.fromExamples, x), batchSize: p.batchSize }))
      .filter(c => format.isNumber(c.at));
  }

  return { isCompleted, mean, steps, changes };
})();
