/** The search for learning rates: each of its trials at its batch size and rate, coloured by validation accuracy. */
const ratesChart = (() => {
  const { searched, sizes, study } = data;
  const budgets = [...new Set(searched.map(t => t.budgetExamples))].sort((a, b) => a - b);
  const scored = searched.filter(t => format.isNumber(t.validationAccuracy));
  const chosen = data.comparison.filter(c => c.learningRate !== null);
  const tuned = chosen.filter(c => c.arm === 'tuned');
  const rules = data.arms.filter(a => a !== 'tuned' && chosen.some(c => c.arm === a));

  /** A budget as a share of the whole: 1/16. */
  function share(budget) {
    const parts = study.budgetExamples / budget;
    return parts === 1 ? 'full budget' : `${parts % 1 ? format.significant(1 / parts) : `1/${parts}`} budget`;
  }

  // Among good rates a point of accuracy is much, among bad ones nothing: colour follows the logarithm of the error.
  const errors = scored.map(t => Math.max(1e-4, 1 - t.validationAccuracy));
  const [least, most] = [Math.min(...errors), Math.max(...errors)];
  function position(accuracy) {
    return least === most ? 1 : Math.log(most / Math.max(1e-4, 1 - accuracy)) / Math.log(most / least);
  }

  function inRung(state) {
    return searched.filter(t => state.rung === 'all' || t.budgetExamples === Number(state.rung));
  }

  function place(t, state) {
    const i = budgets.indexOf(t.budgetExamples);
    const gap = sizes.length > 1 ? Math.log2(sizes[1] / sizes[0]) : 2;
    return state.rung === 'all' ? t.batchSize * 2 ** ((i - (budgets.length - 1) / 2) * 0.24 * gap) : t.batchSize;
  }

  function points(state, box) {
    const unit = box.narrow ? 0.72 : 1;
    const sizeOf = t => (state.rung === 'all' ? 11 + 3 * budgets.indexOf(t.budgetExamples) : 17) * unit;
    return inRung(state).map(t => {
      const good = format.isNumber(t.validationAccuracy);
      return {
        value: [place(t, state), t.learningRate], trial: t,
        symbol: good ? 'circle' : marks.cross,
        symbolSize: good ? sizeOf(t) : 8 * unit,
        itemStyle: good
          ? { color: theme.heat(position(t.validationAccuracy)), borderColor: theme.colour('muted'), borderWidth: 0.6, opacity: 1 }
          : { color: theme.colour('muted'), opacity: 1 },
      };
    });
  }

  function rings(state, box) {
    return {
      type: 'scatter', silent: true, z: 6, symbol: 'circle', symbolSize: box.narrow ? 20 : 27, tooltip: { show: false },
      data: tuned.map(c => [place({ batchSize: c.batchSize, budgetExamples: budgets[budgets.length - 1] }, state), c.learningRate]),
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
      ['validation accuracy', format.isNumber(t.validationAccuracy) ? `${format.percent(t.validationAccuracy, 2)} %` : format.outcome(t.outcome)],
      ['examples shown', format.count(t.examples)],
      ['of a budget of', `${format.count(t.budgetExamples)} (${share(t.budgetExamples)})`],
    ]);
  }

  function caption(state) {
    const shown = inRung(state);
    const order = state.rung === 'all' && budgets.length > 1 ? ` Left to right and small to large: ${budgets.map(share).join(', ')}.` : '';
    return `${format.counted(shown.length, 'search trial')}, one seed each (n=1, no intervals).${order} Colour follows the logarithm of the validation error.`;
  }

  function legend() {
    const worst = `${format.percent(1 - most)} %`;
    const top = `${format.percent(1 - least)} %`;
    return [
      ...(scored.length ? [dom.el('span', { class: 'swatch' }, `Validation accuracy ${worst}`,
        dom.el('span', { class: 'scale', style: `background:${theme.heatGradient()}` }), top)] : []),
      ...(searched.length > scored.length ? [marks.swatch(theme.colour('muted'), 'diverged or failed', 'cross')] : []),
      ...(tuned.length ? [marks.swatch(theme.arm('tuned'), 'chosen', 'ring')] : []),
      ...rules.map(a => marks.swatch(theme.arm(a), `${a} arm`, 'dashed')),
    ];
  }

  function table(state) {
    return tables.plain(
      [
        { text: 'Batch size', num: true }, { text: 'Learning rate', num: true }, { text: 'Budget', unit: 'examples', num: true },
        { text: 'Validation accuracy', unit: '%', num: true }, { text: 'Outcome' },
      ],
      inRung(state).map(t => [
        format.count(t.batchSize), format.rate(t.learningRate), format.count(t.budgetExamples), format.percent(t.validationAccuracy, 2), format.outcome(t.outcome),
      ]));
  }

  function show() {
    const atEdge = tuned.filter(c => c.learningRateAtEdge).map(c => format.count(c.batchSize));
    figure.add(dom.at('rates'), {
      id: 'rates',
      title: 'Learning rates that were tried, by batch size',
      lead: `Each size is searched on its own, and the best go on to larger budgets.${atEdge.length
        ? ` At ${format.words(atEdge)} the chosen rate lies at the edge of those tried: a better one may lie beyond.` : ''}`,
      empty: searched.length ? '' : 'No learning rate was searched in this study: the rates were given.',
      marks: searched.length,
      controls: [{
        name: 'rung', label: 'Budget of the trials', value: 'all',
        options: budgets.length > 1 ? [{ value: 'all', text: 'All budgets' }, ...budgets.map(b => ({ value: String(b), text: share(b) }))] : [],
      }],
      option, caption, table, legend,
      label: state => `Search trials by batch size and learning rate, coloured by validation accuracy. ${caption(state)}`,
    });
  }

  return { show };
})();
