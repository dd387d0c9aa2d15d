/** The top of the page: what was asked, the recommendation, and the study in a few figures. */
const adviceCard = (() => {
  const { el, at } = dom;
  const { study, advice, sizes, arms } = data;

  function setting() {
    const epochs = study.budgetExamples / study.shape.trainExamples;
    const among = sizes.length > 1
      ? `at ${sizes.length} batch sizes from ${format.count(sizes[0])} to ${format.count(sizes[sizes.length - 1])}`
      : `at batch size ${format.count(sizes[0])}`;
    const rates = arms.length > 1 ? `under ${arms.length} arms: ${format.words(arms.map(data.armText))}` : rateWords(arms[0]);
    return `${study.model} was trained on ${study.data} with ${study.optimizer} and ${study.decay} decay, ${among}, `
      + `${format.counted(study.seeds, 'seed')} each, ${rates}. ${given(epochs)}`;
  }

  function given(epochs) {
    const most = `${format.count(study.budgetExamples)} (${format.significant(epochs)} epochs)`;
    const budgets = sizes.map(data.budgetOf);
    return data.forGoal({
      examples: `Every compared trial was shown the same number of examples: ${most}.`,
      until: `Every compared trial was trained until ${study.until}, and shown ${most} examples at most.`,
      seconds: `Every compared trial was given ${format.seconds(study.seconds)} of training, which at the measured speed of its `
        + `size are ${format.count(Math.min(...budgets))} to ${format.count(Math.max(...budgets))} examples.`,
    });
  }

  function rateWords(arm) {
    const [policy, ...remedies] = arm.split('+');
    const rates = policy === 'tuned' ? 'the learning rate tuned at each size' : `learning rates by the ${policy} rule`;
    return remedies.length ? `${rates}, with ${remedies.join(' and ')}` : rates;
  }

  function verdict() {
    const known = advice.batchSize !== null;
    const seeds = advice.seedsNeeded !== null
      ? el('p', { class: 'with' }, `About ${format.counted(advice.seedsNeeded, 'seed')} would settle it.`) : '';
    return el('div', {},
      el('div', { class: 'label' }, known ? 'Recommended batch size' : 'Recommendation'),
      el('div', { class: known ? 'verdict' : 'verdict unknown', id: 'verdict' }, known ? format.count(advice.batchSize) : 'unknown'),
      known ? el('p', { class: 'with' },
        `learning rate ${format.rate(advice.learningRate)}`, el('br'), format.counted(advice.iterations, 'update')) : seeds);
  }

  function strip() {
    if (sizes.length < 2) return [];
    const kind = b => (b === advice.batchSize ? 'pick' : advice.indistinguishable.includes(b) ? 'like' : '');
    const key = [
      advice.batchSize !== null ? 'Filled: recommended.' : '',
      advice.indistinguishable.length ? `Outlined in colour: cannot be told apart from the ${data.goal === 'until' ? 'fastest' : 'best'}.` : '',
    ].filter(k => k).join(' ');
    return key ? [
      el('ul', { class: 'strip', 'aria-label': 'Batch sizes compared' },
        ...sizes.map(b => el('li', { class: kind(b) }, format.count(b)))),
      el('p', { class: 'key' }, key),
    ] : [];
  }

  function card() {
    const caveats = advice.caveats.length
      ? el('ul', { class: 'caveats', 'aria-label': 'Caveats' }, ...advice.caveats.map(c => el('li', {}, c))) : '';
    return el('div', { class: 'card' }, verdict(),
      el('div', {}, ...advice.text.split('\n').map(line => el('p', { class: 'words' }, line)), ...strip()), caveats);
  }

  function tile(name, value, note) {
    return el('div', {}, el('dt', {}, name), el('dd', { class: 'value' }, value), el('dd', { class: 'note' }, note));
  }

  function accuracyTile() {
    const best = data.best(advice.arm);
    if (!best) return tile(`Highest validation ${words.score}`, format.none, data.validated ? 'none completed' : 'not measured');
    const e = best.validationAccuracy;
    return tile(`Highest validation ${words.score}`, `${format.percent(e.mean, format.decimals([e]))} %`,
      `batch size ${format.count(best.batchSize)}, ${advice.arm}`);
  }

  function reachedTile() {
    const reached = data.compared.filter(t => t.reachedTarget).length;
    return tile('Trials that reached the target', `${format.count(reached)} of ${format.count(data.compared.length)}`, study.until);
  }

  function timeTile() {
    const timed = data.ofArm(advice.arm).filter(c => c.trainSeconds);
    if (!timed.length) return tile('Training time of a trial', format.none, 'none completed');
    const medians = timed.map(c => c.trainSeconds.median);
    const unit = format.timeUnit(Math.max(...medians));
    const [low, high] = [Math.min(...medians), Math.max(...medians)].map(s => format.inUnit(s, unit));
    return tile('Training time of a trial', low === high ? `${low} ${unit.symbol}` : `${low} to ${high} ${unit.symbol}`, study.seeds > 1 ? 'median over seeds' : 'one seed');
  }

  function outcomeTile() {
    const all = data.results.trials;
    const failed = all.filter(t => !data.isCompleted(t));
    const ways = [...new Set(failed.map(t => t.outcome))]
      .map(w => `${failed.filter(t => t.outcome === w).length} ${format.outcome(w)}`);
    return tile('Trials not completed', format.count(failed.length), ways.join(', ') || `all ${all.length} completed`);
  }

  function tiles() {
    return [
      tile('Compared trials', format.count(data.compared.length), `${format.counted(study.compareExamples, 'example')} shown`),
      tile('Search for learning rates', format.count(data.searched.length),
        data.searched.length ? `trials, ${format.counted(study.searchExamples, 'example')}` : 'no trials'),
      data.goal === 'until' ? reachedTile() : accuracyTile(),
      timeTile(),
      outcomeTile(),
    ];
  }

  function show() {
    at('setting').textContent = setting();
    at('advice').append(card());
    at('tiles').append(...tiles());
    at('foot').textContent = `Batchwise ${data.results.environment.batchwise}. This page holds all its data and loads nothing; results.json and results.csv beside it hold the same figures.`;
  }

  return { show };
})();
