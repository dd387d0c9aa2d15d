/** The page of gradient noise: the figures of each checkpoint, and the law of batch gradients. */
const noisePage = (() => {
  const { el, at } = dom;
  const { checkpoints } = JSON.parse(at('results').textContent);
  const first = checkpoints[0];

  function setting() {
    return `${first.data}, ${first.split} split, ${format.counted(first.examples, 'example')} (${first.subset}); batch norm: ${first.batchNorm}; `
      + `${first.precision}, sums in float64. Intervals: ${first.interval}.`;
  }

  function interval(scale) {
    if (!format.isNumber(scale.low)) return format.none;
    const low = format.significant(scale.low);
    return format.isNumber(scale.high) ? `${low} to ${format.significant(scale.high)}` : `from ${low}`;
  }

  function value(scale) {
    return format.isNumber(scale.value) ? `${format.significant(scale.value)}${scale.identified ? '' : '?'}` : format.none;
  }

  function headline() {
    if (!first.noiseScale.identified) return 'Not identified: the gradient cannot be told from 0';
    return `${format.significant(first.noiseScale.value)} examples`;
  }

  function figures() {
    const rows = [
      [`Loss (${words.lossUnit})`, c => format.significant(c.lossNats, 4)],
      [`${words.Score} (%)`, c => format.percent(c.accuracy, 2)],
      ['|G|², full gradient', c => format.significant(c.gradientSquaredNorm)],
      ['tr Σ, of one example', c => format.significant(c.traceCovariance)],
      ['Noise scale tr Σ/|G|² (examples)', c => value(c.noiseScale)],
      ['its interval', c => interval(c.noiseScale)],
      ['Of the population behind them', c => value(c.population.noiseScale)],
      ['its interval', c => interval(c.population.noiseScale)],
    ];
    const heads = checkpoints.map((c, i) => ({ text: checkpoints.length > 1 ? `[${i + 1}]` : '', num: true }));
    return tables.plain([{ text: 'Figure' }, ...heads], rows.map(([name, cell]) => [name, ...checkpoints.map(cell)]));
  }

  function card() {
    const notes = checkpoints.flatMap((c, i) => c.notes.map(n => `${checkpoints.length > 1 ? `[${i + 1}] ` : ''}${n[0].toUpperCase()}${n.slice(1)}.`));
    const lead = checkpoints.length > 1
      ? []
      : [el('div', {}, el('div', { class: 'label' }, 'Noise scale'), el('div', { class: 'headline', id: 'verdict' }, headline()),
        el('p', { class: 'with' }, 'Well below it, twice the batch is worth about twice the updates; well above it, hardly anything. Take it as an order of magnitude.'))];
    return el('div', { class: 'card' }, ...lead, el('div', { class: 'scroll' }, figures()),
      notes.length ? el('ul', { class: 'caveats', 'aria-label': 'Notes' }, ...notes.map(n => el('li', {}, n))) : '');
  }

  function facts(title, pairs) {
    return el('div', {}, el('h3', {}, title), el('dl', {}, ...pairs.map(([name, v]) => el('div', {}, el('dt', {}, name), el('dd', {}, v)))));
  }

  function show() {
    at('setting').textContent = setting();
    at('figures').append(card());
    lawChart.add(at('law'), checkpoints);
    const e = first.environment;
    at('environment').append(el('h2', {}, 'What was measured, and where'), el('div', { class: 'facts' },
      ...checkpoints.map((c, i) => facts(checkpoints.length > 1 ? `[${i + 1}]` : 'Checkpoint', [
        ['File', c.checkpoint], ['Network', `${c.model}, ${format.counted(c.weights, 'weight')}`], ['Per-example gradients', c.method],
        ['Exact figures', format.seconds(c.cost.exactSeconds)], ...(c.law ? [['Law', format.seconds(c.cost.lawSeconds)]] : []),
      ])),
      facts('Machine', [
        ['Processor', `${e.cpu}, ${format.counted(e.cores, 'core')}`], ['libtorch', e.libtorch], ['Java', e.java], ['System', e.os],
        ['Batchwise', `${e.batchwise} (commit ${e.commit})`],
      ])));
    at('foot').textContent = `Batchwise ${e.batchwise}. This page holds all its data and loads nothing.`;
  }

  return { show };
})();
theme.start();
noisePage.show();
theme.onChange(figure.redraw);
