/** The sizes compared where they reached the same training loss: what it took, and the validation accuracy there. */
const matchedChart = (() => {
  // A loss that is reached before the first update costs nothing, and nothing has no place on a logarithmic axis.
  const matched = data.results.matchedLoss.filter(m => m.sizes.some(s => s.examples.mean > 0));
  const arms = matched.map(m => m.arm);
  const quantities = {
    updates: { text: 'Updates', axis: 'Updates to reach the loss', show: v => format.significant(v) },
    examples: { text: 'Examples', axis: 'Examples to reach the loss', show: v => format.significant(v) },
    seconds: { text: 'Seconds', axis: 'Training time to reach the loss (s)', show: v => format.significant(v) },
  };
  const of = state => matched.find(m => m.arm === state.arm);
  const ends = e => [e.mean, e.low, e.high].filter(v => format.isNumber(v) && v > 0);

  /** What perfect scaling would need: the same examples at every size as at the smallest, so updates in proportion to 1/B. */
  function perfect(m, state) {
    const first = m.sizes.find(s => s[state.x].mean > 0);
    const from = first[state.x].mean;
    const at = b => (state.x === 'updates' ? (from * first.batchSize) / b : from);
    return state.x === 'seconds' ? [] : m.sizes.map(s => [s.batchSize, at(s.batchSize)]);
  }

  function option(state, box) {
    const m = of(state);
    const quantity = quantities[state.x];
    const ideal = perfect(m, state);
    const barred = m.sizes.filter(s => s[state.x].low > 0);
    const text = s => quantity.show(s[state.x].mean);
    const align = state.x === 'updates' ? 'left' : 'center';
    const x = axes.batch(box.width);
    const values = [...m.sizes.flatMap(s => ends(s[state.x])), ...ideal.map(p => p[1])];
    const y = axes.logY(quantity.axis, values, v => format.count(v) === '0' ? format.rate(v) : v.toLocaleString('en-US'), 6);
    return {
      grid: { left: 66 },
      xAxis: x.axis,
      yAxis: y.axis,
      tooltip: { formatter: p => tip(p.data.row) },
      series: [
        x.ticks, y.ticks,
        {
          type: 'line', data: ideal, silent: true, symbol: 'none', z: 1, tooltip: { show: false },
          lineStyle: { color: theme.colour('muted'), type: [5, 4], width: 1.3 },
        },
        marks.bars(theme.arm(m.arm), barred.map(s => [s.batchSize, s[state.x].low, s[state.x].high]),
          box.width < 360 ? [] : barred.map(text), align),
        marks.line(m.arm, m.sizes.map(s => ({
          value: [s.batchSize, s[state.x].mean > 0 ? s[state.x].mean : '-'], row: s,
          label: barred.includes(s) ? undefined : marks.pointLabel(box, text(s), align),
        }))),
      ],
    };
  }

  function tip(s) {
    return marks.tip(`Batch size ${format.count(s.batchSize)}`, [
      ['examples', format.figures(s.examples)],
      ['updates', format.figures(s.updates)],
      ['time', `${format.figures(s.seconds)} s`],
      [`validation ${words.score} there`, `${format.percents(s.validationAccuracy, format.decimals([s.validationAccuracy]))} %`],
      ['seeds', format.count(s.updates.n)],
    ]);
  }

  function caption(state) {
    const m = of(state);
    const bars = m.sizes.some(s => s.updates.low !== null) ? `; bars are ${data.level} t intervals` : ', no intervals';
    const absent = data.sizes.filter(b => !m.sizes.some(s => s.batchSize === b));
    return `Mean over ${data.seedsOf(m.sizes.map(s => s.updates))}${bars}. The loss, ${format.significant(m.lossNats)} ${words.lossUnit}, is the lowest that every `
      + `compared trial of the arm reached.${absent.length ? ` Not compared: ${format.words(absent.map(format.count))}.` : ''}`;
  }

  function table(state) {
    const m = of(state);
    const places = format.decimals(m.sizes.map(s => s.validationAccuracy));
    return tables.plain(
      [
        { text: 'Batch size', num: true }, { text: 'Examples', num: true }, { text: 'Updates', num: true }, { text: 'Time', unit: 's', num: true },
        { text: `Validation ${words.score} there`, unit: '%', num: true }, { text: 'Seeds', num: true },
      ],
      m.sizes.map(s => [
        format.count(s.batchSize), format.figures(s.examples), format.figures(s.updates), format.figures(s.seconds), format.percents(s.validationAccuracy, places), format.count(s.updates.n),
      ]));
  }

  function show() {
    figure.add(dom.at('matched'), {
      id: 'matched',
      title: 'What it took to reach the same training loss',
      lead: 'Compared at equal loss instead of equal examples, more updates are no longer an advantage by themselves.',
      empty: matched.length ? '' : 'There are no two batch sizes with learning curves to compare at the same training loss.',
      small: true,
      besides: true,
      controls: [
        { name: 'x', label: 'Cost', value: 'updates', options: Object.entries(quantities).map(([value, q]) => ({ value, text: q.text })) },
        { name: 'arm', label: 'Arm', value: arms[0], options: arms.map(a => ({ value: a, text: data.armText(a) })) },
      ],
      option, caption, table,
      legend: state => (state.x === 'seconds' ? [] : [marks.swatch(theme.colour('muted'), 'perfect scaling: the same examples at every size', 'dashed')]),
      label: state => `${quantities[state.x].axis} against batch size. ${caption(state)}`,
    });
  }

  return { show };
})();
