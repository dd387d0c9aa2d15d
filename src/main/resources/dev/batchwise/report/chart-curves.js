/** Training loss against examples, updates or seconds: one line a batch size, its seeds faint behind. */
const curvesChart = (() => {
  const quantities = {
    examples: { text: 'Examples', axis: 'Examples shown', show: format.count },
    updates: { text: 'Updates', axis: 'Updates made', show: format.count },
    seconds: { text: 'Seconds', axis: 'Training time (s)', show: x => format.significant(x) },
  };
  const usable = p => format.isNumber(p.trainLoss) && p.trainLoss > 0;
  const withCurves = data.compared.filter(t => t.curve.filter(usable).length > 1);
  const arms = data.arms.filter(a => withCurves.some(t => t.arm === a));
  const trialsOf = (arm, size) => withCurves.filter(t => t.arm === arm && t.batchSize === size);
  const sizesOf = arm => data.sizes.filter(b => trialsOf(arm, b).length);
  const means = new Map();

  /** The mean over completed seeds at each point that all of them have; kept, because every redraw asks. */
  function mean(arm, size) {
    const key = `${arm} ${size}`;
    if (!means.has(key)) means.set(key, computeMean(trialsOf(arm, size).filter(data.isCompleted)));
    return means.get(key);
  }

  function computeMean(trials) {
    const at = new Map();
    trials.forEach(t => t.curve.filter(usable).forEach(p => at.set(p.examples, [...(at.get(p.examples) || []), p])));
    const average = (points, key) => points.reduce((sum, p) => sum + p[key], 0) / points.length;
    return [...at.entries()]
      .filter(([, points]) => points.length === trials.length)
      .sort((a, b) => a[0] - b[0])
      .map(([examples, points]) => ({
        examples, updates: average(points, 'updates'), seconds: average(points, 'seconds'),
        trainLoss: average(points, 'trainLoss'), n: points.length,
      }));
  }

  function shown(points, state) {
    return points.filter(p => usable(p) && (state.scale === 'linear' || p[state.x] > 0));
  }

  /** All seeds of a size as one broken line: a line of its own each would be slow at many seeds. */
  function seeds(arm, size, state) {
    const trials = trialsOf(arm, size);
    if (trials.length < 2 && trials.every(data.isCompleted)) return [];
    const colour = theme.size(size);
    const faintness = Math.max(0.03, Math.min(0.3, 1.5 / trials.length)); // many on one another must not hide the mean
    const lines = trials.flatMap(t => [...shown(t.curve, state).map(p => [p[state.x], p.trainLoss]), ['-', '-']]);
    const ends = trials.filter(t => !data.isCompleted(t)).map(t => shown(t.curve, state).pop()).filter(p => p);
    return [
      {
        type: 'line', data: lines, silent: true, showSymbol: false, z: 2, tooltip: { show: false },
        lineStyle: { width: 1, color: colour, opacity: faintness },
      },
      {
        type: 'scatter', data: ends.map(p => [p[state.x], p.trainLoss]), silent: true, symbol: marks.cross, symbolSize: 8, z: 5,
        itemStyle: { color: colour }, tooltip: { show: false },
      },
    ];
  }

  function line(arm, size, state, box) {
    const colour = theme.size(size);
    return {
      type: 'line', name: format.count(size), z: 4, symbol: 'circle', symbolSize: 5, showAllSymbol: true,
      data: shown(mean(arm, size), state).map(p => ({ value: [p[state.x], p.trainLoss], point: p, size })),
      lineStyle: { width: 2, color: colour }, itemStyle: { color: colour }, emphasis: { disabled: true },
      endLabel: box.narrow ? undefined : {
        show: true, formatter: format.count(size), color: colour, fontWeight: 600, distance: 7,
        textBorderColor: theme.colour('bg'), textBorderWidth: 3,
      },
      // All lines end at the same number of examples; elsewhere moving a label apart would take it from its line.
      labelLayout: state.x === 'examples' ? { moveOverlap: 'shiftY' } : undefined,
    };
  }

  function option(state, box) {
    const sizes = sizesOf(state.arm);
    const points = sizes.flatMap(b => trialsOf(state.arm, b)).flatMap(t => shown(t.curve, state));
    const quantity = quantities[state.x];
    const most = box.narrow ? 4 : 8;
    const values = points.map(p => p[state.x]);
    const x = state.scale === 'log'
      ? axes.logX(quantity.axis, bounds(values), quantity.show, most)
      : { axis: axes.linear('x', quantity.axis, bounds(values)), ticks: { type: 'line', data: [] } };
    const y = axes.logY(`Training loss (${words.lossUnit})`, bounds(points.map(p => p.trainLoss)), v => format.rate(v));
    return {
      grid: { right: box.narrow ? 18 : 60 },
      xAxis: x.axis,
      yAxis: y.axis,
      tooltip: { formatter: p => tip(p.data) },
      series: [x.ticks, y.ticks, ...sizes.flatMap(b => [...seeds(state.arm, b, state), line(state.arm, b, state, box)])],
    };
  }

  /** The ends alone: spreading a hundred thousand values over arguments is more than a call can take. */
  function bounds(values) {
    return values.reduce(([low, high], v) => [Math.min(low, v), Math.max(high, v)], [Infinity, -Infinity]);
  }

  function tip({ point, size }) {
    return marks.tip(`Batch size ${format.count(size)}`, [
      ['training loss', `${format.significant(point.trainLoss)} ${words.lossUnit}`],
      ['examples', format.count(point.examples)],
      ['updates', format.count(point.updates)],
      ['time', format.seconds(point.seconds)],
      ['seeds', format.count(point.n)],
    ]);
  }

  function caption(state) {
    const counts = sizesOf(state.arm).map(b => trialsOf(state.arm, b).filter(data.isCompleted).length).filter(n => n);
    const lines = counts.length
      ? `Strong lines: mean over ${data.seedsOf(counts.map(c => ({ n: c })))}${Math.max(...counts) > 1 ? ', each seed faint behind' : ''}; no intervals.`
      : 'No trial completed: each seed is drawn faint.';
    const failed = sizesOf(state.arm).some(b => trialsOf(state.arm, b).some(t => !data.isCompleted(t)));
    const zero = state.scale === 'log' ? ' The start, at 0, is not on a logarithmic axis.' : '';
    return `${lines} Loss over ${format.count(data.study.curveTrainExamples)} `
      + `fixed training examples, arm ${state.arm}.${failed ? ' A cross marks the last finite loss of a trial that did not complete.' : ''}${zero}`;
  }

  function table(state) {
    return tables.grouped(
      [
        { text: 'Examples', num: true }, { text: 'Updates', num: true }, { text: 'Time', unit: 's', num: true },
        { text: 'Training loss', unit: words.lossUnit, num: true }, { text: 'Seeds', num: true },
      ],
      sizesOf(state.arm).map(b => ({
        title: `Batch size ${format.count(b)}`,
        rows: mean(state.arm, b).map(p => ({
          cells: [format.count(p.examples), format.count(p.updates), format.significant(p.seconds), format.significant(p.trainLoss), format.count(p.n)],
        })),
      })));
  }

  function legend(state) {
    return [dom.el('span', {}, 'Batch size'), ...sizesOf(state.arm).map(b => marks.swatch(theme.size(b), format.count(b)))];
  }

  function show() {
    figure.add(dom.at('curves'), {
      id: 'curves',
      title: `Training loss ${data.forGoal({ examples: 'while the budget was spent', until: 'on the way to the target', seconds: 'while the time was spent' })}`,
      lead: data.sizes.length < 2 ? '' : `The same trials against three clocks. Against examples, small batches are ahead because they make more updates; against updates and seconds the order can turn.${data.goal === 'until' ? ' Each line ends where the first of its trials reached the target.' : ''}`,
      empty: arms.length ? '' : 'No compared trial has a learning curve.',
      controls: [
        { name: 'x', label: 'Horizontal axis', value: 'examples', options: Object.entries(quantities).map(([value, q]) => ({ value, text: q.text })) },
        { name: 'scale', label: 'Scale of the horizontal axis', value: 'log', options: [{ value: 'log', text: 'Log' }, { value: 'linear', text: 'Linear' }] },
        { name: 'arm', label: 'Arm', value: arms[0], options: arms.map(a => ({ value: a, text: data.armText(a) })) },
      ],
      option, caption, table, legend,
      label: state => `Training loss against ${state.x}, one line a batch size. ${caption(state)}`,
    });
  }

  return { show };
})();
