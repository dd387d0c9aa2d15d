/** The page of one training run: how it ended, its curve, its plan. */
const trainPage = (() => {
  const { el, at } = dom;
  const results = JSON.parse(at('results').textContent);
  const { trial, plan, optimizer, shape } = results;

  function setting() {
    const epochs = trial.examples / shape.trainExamples;
    return `${results.model} was trained on ${results.data} with ${optimizer.name}, seed ${trial.seed}: `
      + `${format.count(trial.examples)} of ${format.count(plan.examples)} examples (${format.significant(epochs)} epochs) in `
      + `${format.counted(trial.updates, 'update')} and ${format.seconds(trial.trainSeconds)} of training.`;
  }

  function headline() {
    if (trial.outcome === 'completed') {
      return results.stopping.target ? `${results.stopping.target} was not reached` : 'The whole budget was shown';
    }
    return trial.outcome === 'stopped' ? 'Stopped before its budget' : `Ended: ${format.outcome(trial.outcome)}`;
  }

  function scores() {
    return tables.plain([{ text: 'Split' }, { text: 'Loss', unit: words.lossUnit, num: true }, { text: words.Score, unit: '%', num: true }],
      [['train', trial.trainLoss, trial.trainAccuracy], ['validation', trial.validationLoss, trial.validationAccuracy], ['test', trial.testLoss, trial.testAccuracy]]
        .filter(([, loss]) => format.isNumber(loss))
        .map(([split, loss, accuracy]) => [split, format.significant(loss, 4), format.percent(accuracy, 2)]));
  }

  function ending() {
    const detail = trial.detail ? `${trial.detail[0].toUpperCase()}${trial.detail.slice(1)}.` : '';
    const memory = format.isNumber(trial.peakMemoryBytes) ? [`Peak memory of training ${format.bytes(trial.peakMemoryBytes)}`] : [];
    const notes = [...trial.notes, ...memory];
    return el('div', { class: 'card' },
      el('div', {}, el('div', { class: 'label' }, 'How it ended'), el('div', { class: 'headline', id: 'verdict' }, headline()),
        detail ? el('p', { class: 'with' }, detail) : ''),
      el('div', { class: 'scroll' }, scores()),
      notes.length ? el('ul', { class: 'caveats', 'aria-label': 'Notes' }, ...notes.map(n => el('li', {}, `${n[0].toUpperCase()}${n.slice(1)}.`))) : '');
  }

  function phases() {
    return tables.plain([
      { text: 'From', unit: 'examples', num: true }, { text: 'To', unit: 'examples', num: true }, { text: 'Updates', num: true },
      { text: 'Batch size', num: true }, { text: 'Rate', num: true }, { text: 'Momentum', num: true }, { text: 'Noise scale', num: true },
    ], plan.phases.map(p => [
      format.count(p.fromExamples), format.count(p.toExamples), format.count(p.updates), format.count(p.batchSize),
      format.rate(p.learningRate), format.rate(p.momentum), format.rate(p.noiseScale),
    ]));
  }

  function facts(title, pairs) {
    return el('div', {}, title ? el('h3', {}, title) : '',
      el('dl', {}, ...pairs.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value)))));
  }

  function asked() {
    const b = results.batching;
    const batches = [b.composition, ...(b.microBatch ? [`passes of ${format.count(b.microBatch)}`] : []),
      ...(b.ghostBatch ? [`batch-norm statistics over ${format.count(b.ghostBatch)}`] : [])].join(', ');
    return [
      ['Learning rate', plan.learningRate], ['Batch size', plan.batchSize], ['Momentum', plan.momentum], ['Batches', batches],
      ...(optimizer.weightDecay ? [['Weight decay', optimizer.weightDecay]] : []),
      ...(optimizer.clipNorm ? [['Gradient norm', `at most ${optimizer.clipNorm}`]] : []),
    ];
  }

  function show() {
    at('setting').textContent = setting();
    at('ending').append(ending());
    overlay.add(at('curve'), {
      id: 'curve', title: 'While the budget was spent', lead: '', lines: [{ name: 'plan', trials: [trial], phases: plan.phases }],
    });
    if (trial.noise) {
      at('noise').hidden = false;
      at('to-noise').hidden = false;
      noiseChart.add(at('noise'), trial.noise, plan);
    }
    at('plan').append(el('h2', {}, 'The plan'), el('div', { class: 'facts' }, facts('', asked())), phases(),
      el('p', { class: 'aside' }, 'Values at the middle of a phase.'));
    const e = results.environment;
    at('environment').append(el('h2', {}, 'Where it ran'), el('div', { class: 'facts' }, facts('', [
      ['Processor', `${e.cpu}, ${format.counted(e.cores, 'core')}`], ['libtorch', e.libtorch], ['Java', e.java], ['System', e.os],
      ['Batchwise', `${e.batchwise} (commit ${e.commit})`],
    ])));
    at('foot').textContent = `Batchwise ${e.batchwise}. This page holds all its data and loads nothing; train.json beside it holds the same figures.`;
  }

  return { show };
})();
theme.start();
trainPage.show();
theme.onChange(figure.redraw);
