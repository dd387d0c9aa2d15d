/** The section of each update rule: verdicts in words, curves, and the tables behind them. */
const proofTables = (() => {
  const { el, at } = dom;
  const { sides, proofs, study } = proofData;

  function plans(p) {
    const rows = p.given.plan.phases.map((g, i) => [g, p.converted.plan.phases[i]]).map(([g, c]) => [
      format.count(g.fromExamples), format.count(g.toExamples),
      ...[g, c].flatMap(x => [format.count(x.updates), format.count(x.batchSize), format.rate(x.learningRate), format.rate(x.noiseScale)]),
    ]);
    const columns = side => [
      { text: 'Updates', unit: side, num: true }, { text: 'Batch size', unit: side, num: true },
      { text: 'Rate', unit: side, num: true }, { text: 'Noise scale', unit: side, num: true },
    ];
    return tables.plain([{ text: 'From', unit: 'examples', num: true }, { text: 'To', unit: 'examples', num: true }, ...sides.flatMap(columns)], rows);
  }

  function figures(p) {
    const memory = format.byteUnit(Math.max(...sides.map(s => p[s].peakMemoryBytes || 0)));
    const time = format.timeUnit(Math.max(...sides.map(s => (p[s].trainSeconds ? p[s].trainSeconds.median : 0))));
    return tables.plain([
      { text: 'Plan' }, { text: 'Updates', num: true }, { text: 'Learning rate' }, { text: 'Batch size' }, { text: 'Momentum' },
      { text: `Test ${words.score}`, unit: '%', num: true }, { text: `Validation ${words.score}`, unit: '%', num: true },
      { text: 'Time, median', unit: time.symbol, num: true }, { text: 'Peak memory', unit: memory.symbol, num: true },
    ], sides.map(side => {
      const { plan, testAccuracy, validationAccuracy, trainSeconds, peakMemoryBytes } = p[side];
      return [
        side, format.count(plan.updates), plan.learningRate, plan.batchSize, plan.momentum,
        format.percents(testAccuracy, 2), format.percents(validationAccuracy, 2),
        trainSeconds ? format.inUnit(trainSeconds.median, time) : format.none,
        format.isNumber(peakMemoryBytes) ? format.inUnit(peakMemoryBytes, memory) : format.none,
      ];
    }));
  }

  function details(title, content) {
    const node = el('details', { ontoggle: () => { if (node.open && node.children.length === 1) node.append(content()); } }, el('summary', {}, title));
    return node;
  }

  const positions = p => tables.plain([
    { text: 'Examples', num: true }, { text: 'Difference of loss', unit: '%', num: true }, { text: 'Low', unit: '%', num: true }, { text: 'High', unit: '%', num: true },
  ], p.lossCurve.positions.map(x => [format.count(x.examples), format.percent(x.difference, 1), format.percent(x.low, 1), format.percent(x.high, 1)]));

  const trials = p => tables.grouped([
    { text: 'Seed', num: true }, { text: 'Updates', num: true }, { text: 'Outcome' }, { text: 'Training loss', unit: words.lossUnit, num: true },
    { text: `Validation ${words.score}`, unit: '%', num: true }, { text: `Test ${words.score}`, unit: '%', num: true }, { text: 'Time', unit: 's', num: true },
  ], sides.map(side => ({
    title: side,
    rows: p[side].trials.map(t => ({
      cells: [format.count(t.seed), format.count(t.updates), format.outcome(t.outcome), format.significant(t.trainLoss),
        format.percent(t.validationAccuracy, 2), format.percent(t.testAccuracy, 2), format.significant(t.trainSeconds)],
    })),
  })));

  function section(p) {
    const failed = sides.map(s => [s, proofData.failures(p[s])]).filter(([, words]) => words).map(([s, words]) => `${s}: ${words}`);
    const node = el('section', { id: p.optimizer, 'aria-label': p.optimizer },
      el('h2', { class: 'rule' }, p.optimizer),
      p.rates ? el('p', { class: 'aside' }, `Its rates are ${p.rates}.`) : '',
      el('p', { class: 'said' }, p.text),
      ...[...p.leftOut, ...failed].map(words => el('p', { class: 'aside' }, `${words}.`)));
    at('proofs').append(node);
    overlay.add(node, proofData.group(p));
    node.append(
      el('h3', {}, 'Both plans'), figures(p),
      el('h3', {}, 'By phase'), plans(p),
      el('p', { class: 'aside' }, `Values at the middle of a phase; the noise scale is ${p.noiseScale}.`),
      details(`Differences of training loss with simultaneous ${proofData.level} intervals`, () => positions(p)),
      details('Trials', () => trials(p)));
  }

  function environment() {
    const { environment: e } = proofData.results;
    const row = ([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value));
    at('environment').append(el('h2', {}, 'Where it ran'), el('div', { class: 'facts' }, el('dl', {}, ...[
      ['Processor', `${e.cpu}, ${format.counted(e.cores, 'core')}`],
      ['Workers', `${format.counted(e.workers, 'process')}, one thread a trial`.replace('processs', 'processes')],
      ['libtorch', e.libtorch], ['Java', e.java], ['System', e.os],
      ['Batchwise', `${e.batchwise} (commit ${e.commit})`],
      ['Curve points', `over ${format.count(study.curveTrainExamples)} fixed training examples`],
    ].map(row))));
  }

  function show() {
    proofs.forEach(section);
    environment();
  }

  return { show };
})();
