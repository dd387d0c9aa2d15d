/** The table of all compared sizes, and what was asked and where it ran. */
const comparisonTable = (() => {
  const { el, at } = dom;
  const { study, advice, comparison, arms } = data;

  function mark(c) {
    if (c.arm !== advice.arm) return '';
    if (c.batchSize === advice.batchSize) return ' ●';
    return advice.indistinguishable.includes(c.batchSize) ? ' ○' : '';
  }

  function size(c) {
    return el('span', {}, format.count(c.batchSize), mark(c) ? el('span', { class: 'mark' }, mark(c)) : '');
  }

  function cells(c, units) {
    const percents = e => (e ? format.percents(e, units.places) : format.none);
    return [
      size(c), data.goal === 'seconds' ? format.count(c.budgetExamples) : format.none, format.count(c.iterations), rate(c), percents(c.validationAccuracy), percents(c.testAccuracy),
      ...(data.goal === 'until' ? [format.none, format.none] : toBest(c, percents)), loss(c.trainLoss), loss(c.testLoss),
      c.trainSeconds ? format.inUnit(c.trainSeconds.median, units.time) : format.none, format.significant(c.examplesPerSecond),
      format.inUnit(c.peakMemoryBytes, units.memory), seeds(c),
    ];
  }

  /** The differences to the best; what its own would be, zero, is said in a word. */
  function toBest(c, percents) {
    return c === data.best(c.arm) && data.sizes.length > 1 ? ['best', 'best'] : [percents(c.validationDifferenceToBest), percents(c.differenceToBest)];
  }

  const rate = c => format.rate(c.learningRate) + (c.learningRateAtEdge ? ' (edge)' : '');
  const loss = e => format.figures(e);
  const planned = c => Object.values(c.outcomes).reduce((sum, n) => sum + n, 0);
  const seeds = c => (c.seeds === planned(c) ? String(c.seeds) : `${c.seeds} of ${planned(c)}`);

  /** What did not complete, a clause a row; empty if all did. */
  function failed() {
    const alike = new Map();
    comparison.filter(data.failures).forEach(c => {
      const key = `${c.arm}\n${data.failures(c)}`;
      alike.set(key, [...(alike.get(key) || []), format.count(c.batchSize)]);
    });
    const clauses = [...alike.entries()].map(([key, sizes]) => {
      const [arm, ways] = key.split('\n');
      return `${arms.length > 1 ? `${arm} ` : ''}${format.words(sizes)}: ${ways}`;
    });
    return clauses.length ? `Not completed: ${clauses.join('; ')}.` : '';
  }

  function headings(units) {
    const column = (text, unit) => ({ text, unit, num: true });
    return [
      { text: 'Batch size' }, column('Examples shown'), column(data.goal === 'until' ? 'Updates, median' : 'Updates'), column('Learning rate'), column(`Validation ${words.score}`, '%'), column(`Test ${words.score}`, '%'),
      column('To best, validation', 'points'), column('To best, test', 'points'), column('Training loss', words.lossUnit), column('Test loss', words.lossUnit),
      column('Time', units.time.symbol), column('Speed', 'examples/s'), column('Memory', units.memory.symbol), column('Seeds'),
    ];
  }

  function show() {
    const units = {
      time: format.timeUnit(Math.max(0, ...comparison.filter(c => c.trainSeconds).map(c => c.trainSeconds.median))),
      memory: format.byteUnit(Math.max(0, ...comparison.map(c => c.peakMemoryBytes || 0))),
      places: format.decimals(comparison.flatMap(c => [c.validationAccuracy, c.testAccuracy, c.validationDifferenceToBest])),
    };
    const groups = arms.map(arm => ({
      title: arms.length > 1 ? `${arm}${arm === advice.arm ? ', advised on' : ''}` : '',
      rows: data.ofArm(arm).map(c => ({ cells: cells(c, units), kind: c.arm === advice.arm && c.batchSize === advice.batchSize ? 'pick' : null })),
    }));
    at('comparison').append(
      el('h2', {}, 'All compared sizes'),
      el('p', { class: 'lead' }, reading()),
      tables.grouped(headings(units), groups),
      failed() ? el('p', { class: 'key' }, failed()) : '');
  }

  function differences() {
    return `To best: paired difference to the size with the highest mean validation ${words.score} of the arm, simultaneous `
      + `${data.level} intervals. `;
  }

  function reading() {
    const pick = advice.batchSize !== null ? ' ●: recommended.' : '';
    const like = advice.indistinguishable.length ? ` ○: cannot be told apart from the ${data.goal === 'until' ? 'fastest' : 'best'}.` : '';
    return study.seeds > 1
      ? `${words.Scores} and losses: mean ± half a ${data.level} t interval over seeds. ${data.goal === 'until' ? '' : differences()}Time and speed: `
        + `median. Memory: one measurement a size.${pick}${like}`
      : 'Figures of one seed, so without intervals.';
  }

  function facts(title, pairs) {
    return el('div', {}, el('h3', {}, title),
      el('dl', {}, ...pairs.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value)))));
  }

  function goal() {
    const examples = format.counted(study.budgetExamples, 'example');
    return data.forGoal({
      examples: [['Budget', examples]],
      until: [['Target', study.until], ['Cap', examples]],
      seconds: [['Training time', format.seconds(study.seconds)], ['Largest budget', examples]],
    });
  }

  function asked() {
    const o = study.optimizerSettings;
    const b = study.batching;
    const constants = [
      ...(['adam', 'adamw', 'lamb'].includes(o.name) ? [`β₁ = ${o.beta1}, β₂ = ${o.beta2}, ε = ${o.epsilon}`] : [`m = ${study.momentum}`]),
      ...(o.weightDecay ? [`weight decay ${o.weightDecay}`] : []),
      ...(o.clipNorm ? [`gradient norm at most ${o.clipNorm}`] : []),
    ].join(', ');
    const batches = [
      b.composition,
      ...(b.microBatch ? [`passes of ${format.count(b.microBatch)}`] : []),
      ...(b.ghostBatch ? [`batch-norm statistics over ${format.count(b.ghostBatch)}`] : []),
    ].join(', ');
    const s = study.shape;
    return [
      ['Data', study.data], ['Model', study.model], ['Input', s.inputShape.join(' × ')], ['Classes', format.count(s.classes)],
      ['Examples', `${format.count(s.trainExamples)} training, ${format.count(s.validationExamples)} validation, ${format.count(s.testExamples)} test`],
      ...goal(), ['Optimizer', `${study.optimizer} (${constants})`],
      ['Batches', batches], ['Decay of the rate', study.decay], ['Arms', arms.join(', ')], ['Reference batch', format.count(study.referenceBatch)],
      ['Validation', study.validationFraction ? `${format.significant(study.validationFraction * 100)} % held out, split seed ${study.splitSeed}` : 'none'],
      ['Margin', `${Number((advice.margin * 100).toPrecision(3))} ${data.goal === 'until' ? '% of the time of the fastest' : 'points'}`], ['Confidence', data.level],
    ];
  }

  function ran() {
    const e = data.results.environment;
    return [
      ['Batchwise', `${e.batchwise}, commit ${e.commit}`], ['Java', e.java], ['libtorch', e.libtorch], ['System', e.os], ['Processor', e.cpu],
      ['Cores', format.count(e.cores)], ['Memory', format.bytes(e.memoryBytes)], ['Workers', format.count(e.workers)], ['Threads of a trial', format.count(e.threadsPerTrial)],
    ];
  }

  function showEnvironment() {
    at('environment').append(el('h2', {}, 'What was asked, and where it ran'),
      el('div', { class: 'facts' }, facts('The study', asked()), facts('The machine', ran())));
  }

  return { show, showEnvironment };
})();
