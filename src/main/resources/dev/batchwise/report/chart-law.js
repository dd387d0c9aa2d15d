/** How far the gradient of m examples is from that of all, and what it costs, against m. */
const lawChart = (() => {
  const quantities = {
    distance: {
      text: 'Distance', axis: 'Distance to the full gradient (rms)', show: v => format.rate(v),
      value: p => p.distance, interval: p => [p.low, p.high], line: p => p.predicted,
    },
    cost: { text: 'Time', axis: 'Time of one gradient (ms)', show: v => format.rate(v), value: p => p.secondsPerGradient * 1000 },
  };
  const usable = v => format.isNumber(v) && v > 0;

  function points(one) {
    return one.law.points;
  }

  function measured(one, i, quantity) {
    const colour = theme.line(i);
    const shown = points(one).filter(p => usable(quantity.value(p)));
    const own = {
      type: quantity.line ? 'scatter' : 'line', z: 4, symbol: 'circle', symbolSize: 7, color: colour, lineStyle: { width: 2, color: colour },
      data: shown.map(p => ({ value: [p.examples, quantity.value(p)], point: p, one })), emphasis: { disabled: true },
    };
    if (!quantity.line) return [own];
    const bars = marks.bars(colour, shown.filter(p => usable(p.low)).map(p => [p.examples, ...quantity.interval(p)]));
    const predicted = {
      type: 'line', silent: true, showSymbol: false, z: 2, lineStyle: { width: 1.5, color: colour, type: 'dashed' }, tooltip: { show: false },
      data: points(one).filter(p => usable(quantity.line(p))).map(p => [p.examples, quantity.line(p)]),
    };
    return [predicted, bars, own];
  }

  function bounds(values) {
    return values.reduce(([low, high], v) => [Math.min(low, v), Math.max(high, v)], [Infinity, -Infinity]);
  }

  function option(checkpoints, state, box) {
    const quantity = quantities[state.y];
    const all = checkpoints.flatMap(points);
    const values = all.flatMap(p => [quantity.value(p), ...(quantity.interval ? quantity.interval(p) : []), ...(quantity.line ? [quantity.line(p)] : [])]);
    const x = axes.logX('Examples m behind a gradient', bounds(all.map(p => p.examples)), format.count, box.narrow ? 5 : 10);
    const y = axes.logY(quantity.axis, bounds(values.filter(usable)), quantity.show);
    return {
      xAxis: x.axis, yAxis: y.axis, tooltip: { formatter: p => tip(p.data) },
      series: [x.ticks, y.ticks, ...checkpoints.flatMap((one, i) => measured(one, i, quantity))],
    };
  }

  function tip({ point, one }) {
    return marks.tip(`${format.count(point.examples)} of ${format.counted(one.examples, 'example')}`, [
      ['distance', format.significant(point.distance)],
      ['interval', `${format.significant(point.low)} to ${format.significant(point.high)}`],
      ['predicted', format.significant(point.predicted)],
      ['draws', format.count(point.draws)],
      ['time of one gradient', format.seconds(point.secondsPerGradient)],
    ]);
  }

  function caption(checkpoints, state) {
    if (state.y === 'cost') return 'Mean over the draws, on one core. It grows as m once m is large enough to hide what a pass costs by itself.';
    return `Points: root mean square over random draws without replacement, with intervals (${checkpoints[0].law.interval}). `
      + 'Dashed: √(tr Σ/m · (N − m)/(N − 1)), from the exact tr Σ and nothing else; no line is fitted.';
  }

  function title(checkpoints) {
    const slope = checkpoints[0].law.slope;
    return checkpoints.length === 1 && slope
      ? `The error of a gradient falls as m to the power ${format.significant(slope.value)} (${format.significant(slope.low)} to ${format.significant(slope.high)})`
      : 'The error of a gradient falls as one over the square root of m';
  }

  function table(checkpoints) {
    return tables.grouped([
      { text: 'm', unit: 'examples', num: true }, { text: 'Draws', num: true }, { text: 'Distance', unit: 'rms', num: true },
      { text: 'From', num: true }, { text: 'To', num: true }, { text: 'Predicted', num: true }, { text: 'Time', unit: 'ms', num: true },
    ], checkpoints.map((one, i) => ({
      title: checkpoints.length > 1 ? `[${i + 1}] ${one.checkpoint}` : '',
      rows: points(one).map(p => ({
        cells: [format.count(p.examples), format.count(p.draws), ...[p.distance, p.low, p.high, p.predicted, p.secondsPerGradient * 1000].map(v => format.significant(v))],
      })),
    })));
  }

  function legend(checkpoints, state) {
    const lines = checkpoints.length > 1 ? checkpoints.map((one, i) => marks.swatch(theme.line(i), `[${i + 1}]`, 'circle')) : [];
    return state.y === 'distance'
      ? [...(lines.length ? lines : [marks.swatch(theme.line(0), 'measured', 'circle')]), marks.swatch(theme.line(0), 'predicted', 'dashed')]
      : lines;
  }

  function add(section, all) {
    const checkpoints = all.filter(one => one.law);
    figure.add(section, {
      id: 'law',
      title: checkpoints.length ? title(checkpoints) : 'The law of batch gradients',
      lead: 'Four times the examples cost four times the arithmetic and halve the error: less and less is gained, and beyond the noise scale the gradient is known well enough.',
      empty: checkpoints.length ? '' : 'The law was not measured (--no-law).',
      controls: [{ name: 'y', label: 'Vertical axis', value: 'distance', options: Object.entries(quantities).map(([value, q]) => ({ value, text: q.text })) }],
      option: (state, box) => option(checkpoints, state, box),
      caption: state => caption(checkpoints, state),
      table: () => table(checkpoints),
      legend: state => legend(checkpoints, state),
      label: state => `${quantities[state.y].axis} against the number of examples. ${caption(checkpoints, state)}`,
    });
  }

  return { add };
})();
