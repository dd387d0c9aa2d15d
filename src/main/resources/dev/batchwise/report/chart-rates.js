/**
 * The search for learning rates: each of its trials at its batch size and rate, coloured by validation accuracy, or by what
 * it took to reach the target of the study.
 */
const ratesChart = (() => {
  const { sizes } = data;
  // A search belongs to the arms that train with the same remedies; the one shown is that of the arm advised on.
  const remedies = arm => arm.split('+').slice(1).join('+');
  const isTuned = arm => arm.split('+')[0] === 'tuned';
  const own = remedies(data.advice.arm);
  const searched = data.searched.filter(t => remedies(t.arm) === own);
  const toTarget = data.goal === 'until';
  // Which part of its size's budget a trial was given: 16 for a sixteenth.
  const part = t => Math.max(1, Math.round(data.budgetOf(t.batchSize) / t.budgetExamples));
  const parts = [...new Set(searched.map(part))].sort((a, b) => b - a);
  const isScored = t => (toTarget ? t.reachedTarget && t.examples > 0 : format.isNumber(t.validationAccuracy));
  const isShort = t => toTarget && data.isCompleted(t) && !isScored(t);
  const scored = searched.filter(isScored);
  const chosen = data.comparison.filter(c => c.learningRate !== null && remedies(c.arm) === own);
  const tuned = chosen.filter(c => isTuned(c.arm));
  const rules = data.arms.filter(a => !isTuned(a) && chosen.some(c => c.arm === a));

  /** A part of the budget in words: 1/16. */
  function share(p) {
    const whole = toTarget ? 'cap' : 'budget';
    return p === 1 ? `full ${whole}` : `1/${p} ${whole}`;
  }

  // Among good rates a point of accuracy is much, among bad ones nothing: colour follows the logarithm of the error.
  const badness = t => (toTarget ? t.examples : Math.max(1e-4, 1 - t.validationAccuracy));
  const [least, most] = scored.reduce(([low, high], t) => [Math.min(low, badness(t)), Math.max(high, badness(t))], [Infinity, 0]);
  function position(t) {
    return least === most ? 1 : Math.log(most / badness(t)) / Math.log(most / least);
  }

  function inRung(state) {
    return searched.filter(t => state.rung === 'all' || part(t) === Number(state.rung));
  }

  function place(t, state) {
    const i = parts.indexOf(t.part || part(t));
    // At most so many octaves that the first and the last rung stay within the axis.
    const gap = sizes.length > 1 ? Math.min(2.6, Math.log2(sizes[1] / sizes[0])) : 2;
    return state.rung === 'all' ? t.batchSize * 2 ** ((i - (parts.length - 1) / 2) * 0.24 * gap) : t.batchSize;
  }

  function points(state, box) {
    const unit = box.narrow ? 0.72 : 1;
    const sizeOf = t => (state.rung === 'all' ? 11 + 3 * parts.indexOf(part(t)) : 17) * unit;
    return inRung(state).map(t => {
      const good = isScored(t) || isShort(t);
      return {
        value: [place(t, state), t.learningRate], trial: t,
        symbol: good ? 'circle' : marks.cross,
        symbolSize: good ? sizeOf(t) : 8 * unit,
        itemStyle: good
          ? { color: isShort(t) ? theme.colour('bg') : theme.heat(position(t)), borderColor: theme.colour('muted'), borderWidth: 0.6, opacity: 1 }
          : { color: theme.colour('muted'), opacity: 1 },
      };
    });
  }

  /** The last rung that a size's search came to: one to a target ends where it is reached. */
  function lastPart(size) {
    return searched.filter(t => t.batchSize === size).reduce((least, t) => Math.min(least, part(t)), parts[0]);
  }

  function rings(state, box) {
    return {
      type: 'scatter', silent: true, z: 6, symbol: 'circle', symbolSize: box.narrow ? 20 : 27, tooltip: { show: false },
      data: tuned.map(c => [place({ batchSize: c.batchSize, part: lastPart(c.batchSize) }, state), c.learningRate]),
      itemStyle: { color: 'transparent', borderColor: theme.arm('tuned'), borderWidth: 2.2 },
    };
  }

  function rule(arm) {
    const own = chosen.filter(c => c.arm === arm);
    return {
      type: 'line', silent: true, symbol: 'none', z: 1, tooltip: { show: false }, clip: true,
      data: own.map(c => [c.batchSize, c.learningRate]),
      lineStyle: { color: theme.arm(arm), type: [5, 4], width: 1.4 },
    };
  }

  function option(state, box) {
    const x = axes.batch(box.width);
    const rates = [...searched, ...tuned].map(t => t.learningRate);
    const [low, high] = [Math.min(...rates) / 1.6, Math.max(...rates) * 1.6];
    const y = axes.log('y', 'Learning rate, log scale', [low, high], axes.logTicks(low, high, 9), format.rate);
    return {
      xAxis: x.axis,
      yAxis: y.axis,
      tooltip: { formatter: p => tip(p.data.trial) },
      series: [x.ticks, y.ticks, ...rules.map(rule), { type: 'scatter', data: points(state, box), z: 4 }, rings(state, box)],
    };
  }

  function tip(t) {
    return marks.tip(`Batch size ${format.count(t.batchSize)}, learning rate ${format.rate(t.learningRate)}`, [
      [`validation ${words.score}`, format.isNumber(t.validationAccuracy) ? `${format.percent(t.validationAccuracy, 2)} %` : format.outcome(t.outcome)],
      ...(toTarget ? [['target', isScored(t) ? 'reached' : 'not reached']] : []),
      ['examples shown', format.count(t.examples)],
      [toTarget ? 'of a cap of' : 'of a budget of', `${format.count(t.budgetExamples)} (${share(part(t))})`],
    ]);
  }

  function caption(state) {
    const shown = inRung(state);
    const order = state.rung === 'all' && parts.length > 1 ? ` Left to right and small to large: ${parts.map(share).join(', ')}.` : '';
    return `${format.counted(shown.length, 'search trial')}, one seed each (n=1, no intervals).${order} Colour follows the logarithm of ${toTarget ? 'the examples to the target' : 'the validation error'}.`;
  }

  function legend() {
    const [what, worst, top] = toTarget
      ? ['Examples to the target', format.significant(most), format.significant(least)]
      : [`Validation ${words.score}`, `${format.percent(1 - most)} %`, `${format.percent(1 - least)} %`];
    return [
      ...(scored.length ? [dom.el('span', { class: 'swatch' }, `${what} ${worst}`,
        dom.el('span', { class: 'scale', style: `background:${theme.heatGradient()}` }), top)] : []),
      ...(searched.some(isShort) ? [marks.swatch(theme.colour('muted'), 'not reached', 'ring')] : []),
      ...(searched.some(t => !isScored(t) && !isShort(t)) ? [marks.swatch(theme.colour('muted'), 'diverged or failed', 'cross')] : []),
      ...(tuned.length ? [marks.swatch(theme.arm('tuned'), 'chosen', 'ring')] : []),
      ...rules.map(a => marks.swatch(theme.arm(a), `${a} arm`, 'dashed')),
    ];
  }

  function table(state) {
    return tables.plain(
      [
        { text: 'Batch size', num: true }, { text: 'Learning rate', num: true }, { text: 'Budget', unit: 'examples', num: true },
        { text: 'Shown', unit: 'examples', num: true },
        { text: `Validation ${words.score}`, unit: '%', num: true }, { text: 'Outcome' },
      ],
      inRung(state).map(t => [
        format.count(t.batchSize), format.rate(t.learningRate), format.count(t.budgetExamples), toTarget ? format.count(t.examples) : format.none,
        format.percent(t.validationAccuracy, 2), format.outcome(t.outcome),
      ]));
  }

  function show() {
    const atEdge = tuned.filter(c => c.learningRateAtEdge).map(c => format.count(c.batchSize));
    figure.add(dom.at('rates'), {
      id: 'rates',
      title: 'Learning rates that were tried, by batch size',
      lead: `Each size is searched on its own, ${toTarget ? 'until some rate reaches the target with every seed' : 'and the best go on to larger budgets'}.${atEdge.length
        ? ` At ${format.words(atEdge)} the chosen rate lies at the edge of those tried: a better one may lie beyond.` : ''}`,
      empty: searched.length ? '' : 'No learning rate was searched in this study: the rates were given.',
      marks: searched.length,
      controls: [{
        name: 'rung', label: 'Budget of the trials', value: 'all',
        options: parts.length > 1 ? [{ value: 'all', text: toTarget ? 'All caps' : 'All budgets' }, ...parts.map(p => ({ value: String(p), text: share(p) }))] : [],
      }],
      option, caption, table, legend,
      label: state => `Search trials by batch size and learning rate. ${caption(state)}`,
    });
  }

  return { show };
})();
