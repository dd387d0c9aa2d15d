/** The top of the page: what was asked, and the verdicts of every update rule. */
const proofCard = (() => {
  const { el, at } = dom;
  const { study, proofs } = proofData;
  const signed = (x, places) => `${x > 0 ? '+' : ''}${format.percent(x, places)}`;

  function setting() {
    const epochs = study.budgetExamples / study.shape.trainExamples;
    return `${study.model} was trained on ${study.data} by a plan and by what it was converted to, with `
      + `${format.words(proofs.map(p => p.optimizer))}, ${format.counted(study.seeds, 'seed')} of each plan. Every trial was `
      + `shown the same ${format.count(study.budgetExamples)} examples (${format.significant(epochs)} epochs).`;
  }

  const badge = verdict => el('span', { class: `badge ${verdict}` }, verdict);

  function accuracy(d) {
    if (!format.isNumber(d.difference)) return 'no pair of completed trials';
    const interval = format.isNumber(d.low) ? ` [${signed(d.low, 2)}, ${signed(d.high, 2)}]` : '';
    return `${signed(d.difference, 2)} points${interval}`;
  }

  function curve(d) {
    if (!d.positions.length) return 'nothing to compare';
    const all = d.positions.map(p => p.difference);
    return `${signed(Math.min(...all), 1)} to ${signed(Math.max(...all), 1)} %`;
  }

  function row(p) {
    return el('tr', {},
      el('th', { scope: 'row' }, el('a', { href: `#${p.optimizer}` }, p.optimizer), el('span', { class: 'small' }, proofData.fewer(p))),
      el('td', {}, badge(p.finalAccuracy.verdict), el('span', { class: 'small' }, accuracy(p.finalAccuracy))),
      el('td', {}, badge(p.lossCurve.verdict), el('span', { class: 'small' }, curve(p.lossCurve))));
  }

  function ratio() {
    const all = proofs.map(p => p.updatesRatio);
    const text = [...new Set([Math.min(...all), Math.max(...all)].map(r => format.rate(r >= 1 ? r : 1 / r)))].join(' to ');
    return el('div', {},
      el('div', { class: 'label' }, 'The converted plan makes'),
      el('div', { class: 'verdict', id: 'verdict' }, text, el('small', {}, ` times ${all[0] >= 1 ? 'fewer' : 'more'}`)),
      el('p', { class: 'with' }, `${format.count(proofs[0].converted.plan.updates)} updates in place of ${format.count(proofs[0].given.plan.updates)}`));
  }

  function card() {
    const cautions = [...new Set(proofs.flatMap(p => p.cautions))];
    return el('div', { class: 'card' }, ratio(),
      el('div', { class: 'scroll' }, el('table', { class: 'verdicts' },
        el('thead', {}, el('tr', {}, ...['Optimizer, updates', `Final test ${words.score}`, 'Loss curve'].map(t => el('th', { scope: 'col' }, t)))),
        el('tbody', {}, ...proofs.map(row)))),
      cautions.length ? el('ul', { class: 'caveats', 'aria-label': 'Notes' }, ...cautions.map(c => el('li', {}, `${c[0].toUpperCase()}${c.slice(1)}.`))) : '');
  }

  function show() {
    at('setting').textContent = setting();
    at('verdicts').append(card());
    const words = { margin: proofData.margin, curveMargin: proofData.curveMargin, level: proofData.level };
    document.querySelectorAll('[data-fill]').forEach(node => { node.textContent = words[node.dataset.fill]; });
    at('sections').append(...proofs.map(p => el('a', { href: `#${p.optimizer}` }, p.optimizer)), el('a', { href: '#reading' }, 'Reading'));
    at('foot').textContent = `Batchwise ${proofData.results.environment.batchwise}. This page holds all its data and loads nothing; results.json beside it holds the same figures.`;
  }

  return { show };
})();
