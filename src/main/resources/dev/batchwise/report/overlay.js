/** Learning curves of a few plans over one another, and below them on the same clock the batch size of each. */
const overlay = (() => {
  const clocks = {
    examples: { text: 'Examples', axis: 'Examples shown', show: format.count },
    updates: { text: 'Updates', axis: 'Updates made', show: format.count },
    seconds: { text: 'Seconds', axis: 'Training time (s)', show: x => format.significant(x) },
  };
  const figures = {
    trainLoss: { text: 'Training loss', usable: v => format.isNumber(v) && v > 0, value: v => v },
    validationAccuracy: { text: `Validation ${words.score}`, usable: format.isNumber, value: v => v * 100 },
  };
  const strip = 62; // height of the batch sizes

  function shown(points, state) {
    const figure = figures[state.y];
    return points
      .filter(p => figure.usable(p[state.y]) && (state.scale === 'linear' || p[state.x] > 0))
      .map(p => ({ at: p[state.x], value: figure.value(p[state.y]), point: p }));
  }

  function bounds(values) {
    return values.reduce(([low, high], v) => [Math.min(low, v), Math.max(high, v)], [Infinity, -Infinity]);
  }

  /** All seeds of a line as one broken line, and a cross where one did not complete. */
  function seeds(line, i, state) {
    const colour = theme.line(i);
    if (line.trials.length < 2 && line.trials.every(overlayData.isCompleted)) return [];
    const lines = line.trials.flatMap(t => [...shown(t.curve, state).map(p => [p.at, p.value]), ['-', '-']]);
    const ends = line.trials.filter(t => !overlayData.isCompleted(t)).map(t => shown(t.curve, state).pop()).filter(p => p);
    return [
      {
        type: 'line', data: lines, silent: true, showSymbol: false, z: 2, tooltip: { show: false },
        lineStyle: { width: 1, color: colour, opacity: Math.max(0.06, Math.min(0.35, 1.6 / line.trials.length)) },
      },
      {
        type: 'scatter', data: ends.map(p => [p.at, p.value]), silent: true, symbol: marks.cross, symbolSize: 9, z: 6,
        itemStyle: { color: colour }, tooltip: { show: false },
      },
    ];
  }

  /** The first of several lines is broad and pale, so that one that lies on it hides neither. */
  function strong(line, i, of, state) {
    const colour = theme.line(i);
    const under = i === 0 && of > 1;
    return {
      type: 'line', name: line.name, z: 4 + i, symbol: 'circle', symbolSize: under ? 9 : 5, showAllSymbol: true, clip: true,
      data: shown(overlayData.mean(line), state).map(p => ({ value: [p.at, p.value], point: p.point, line })),
      lineStyle: { width: under ? 6 : 2, color: colour, opacity: under ? 0.4 : 1 },
      itemStyle: { color: colour, opacity: under ? 0.5 : 1 }, emphasis: { disabled: true },
    };
  }

  /** A thin line where the batch size of a plan changes. */
  function boundaries(line, i, state) {
    return {
      type: 'line', data: [], silent: true, z: 1, tooltip: { show: false },
      markLine: {
        silent: true, symbol: 'none', animation: false, label: { show: false },
        lineStyle: { color: theme.line(i), type: [3, 4], width: 1, opacity: 0.7 },
        data: overlayData.changes(line, state.x).map(c => ({ xAxis: c.at })),
      },
    };
  }

  function sizes(line, i, of, state, box) {
    const colour = theme.line(i);
    const under = i === 0 && of > 1;
    const labels = overlayData.changes(line, state.x);
    return {
      type: 'line', data: overlayData.steps(line, state.x).filter(([at]) => state.scale === 'linear' || at > 0),
      xAxisIndex: 1, yAxisIndex: 1, showSymbol: false, silent: true, z: 4 + i, tooltip: { show: false },
      lineStyle: { width: under ? 6 : 2, color: colour, opacity: under ? 0.4 : 1 },
      markPoint: {
        silent: true, symbol: 'circle', symbolSize: 1, animation: false, itemStyle: { color: 'transparent' },
        label: { show: labels.length <= (box.narrow ? 3 : 6), position: [5, -16], color: theme.colour('muted'), fontSize: 12, formatter: p => p.name,
          textBorderColor: theme.colour('bg'), textBorderWidth: 3 },
        data: labels.map(c => ({ name: format.count(c.batchSize), coord: [c.at, c.batchSize] })),
      },
    };
  }

  function xAxis(state, range, box) {
    const clock = clocks[state.x];
    if (state.scale === 'log') return axes.logX(clock.axis, range, clock.show, box.narrow ? 4 : 8);
    const axis = axes.linear('x', clock.axis, [0, range[1]]);
    const rest = range[1] % axis.interval;
    // The axis ends with the data, and its end is a tick only where it is a round one.
    const label = { ...axis.axisLabel, showMaxLabel: rest < 1e-9 * range[1] || axis.interval - rest < 1e-9 * range[1] };
    return { axis: { ...axis, max: range[1], axisLabel: label }, ticks: { type: 'line', data: [] } };
  }

  function yAxis(state, values) {
    if (state.y === 'trainLoss') return axes.logY(`Training loss (${words.lossUnit})`, values, v => format.rate(v));
    const [low, high] = bounds(values);
    return { axis: axes.linear('y', `Validation ${words.score} (%)`, [Math.max(low, high - 10), Math.min(100, high + 0.2)]), ticks: { type: 'line', data: [] } };
  }

  function batchAxis(lines) {
    const all = [...new Set(lines.flatMap(l => l.phases.map(p => p.batchSize)))].sort((a, b) => a - b);
    const [low, high] = bounds(all);
    const axis = axes.log('y', 'Batch size', [low / 1.5, Math.max(high, low * 2) * 1.5], [low, high].filter((v, i, a) => a.indexOf(v) === i), format.count);
    return { ...axis, axis: { ...axis.axis, gridIndex: 1, nameGap: 8 }, ticks: { ...axis.ticks, xAxisIndex: 1, yAxisIndex: 1 } };
  }

  function option(group, state, box) {
    const { lines } = group;
    const points = lines.flatMap(l => l.trials).flatMap(t => shown(t.curve, state));
    const x = xAxis(state, bounds(points.map(p => p.at)), box);
    const y = yAxis(state, points.map(p => p.value));
    const tooltip = { formatter: p => tip(p.data) };
    const drawn = lines.flatMap((l, i) => [boundaries(l, i, state), ...seeds(l, i, state), strong(l, i, lines.length, state)]);
    if (!lines.some(l => l.phases.length)) return { xAxis: x.axis, yAxis: y.axis, tooltip, series: [x.ticks, y.ticks, ...drawn] };
    const b = batchAxis(lines);
    const bare = { ...x.axis, name: '', axisLabel: { show: false } };
    return {
      grid: [{ bottom: axes.margins.bottom + strip + 42 }, { top: box.height - axes.margins.bottom - strip }],
      xAxis: [bare, { ...x.axis, gridIndex: 1 }],
      yAxis: [y.axis, b.axis],
      tooltip,
      series: [{ ...x.ticks, xAxisIndex: 1, yAxisIndex: 1 }, y.ticks, b.ticks, ...drawn, ...lines.map((l, i) => sizes(l, i, lines.length, state, box))],
    };
  }

  function tip({ point, line }) {
    return marks.tip(line.name, [
      ['training loss', `${format.significant(point.trainLoss)} ${words.lossUnit}`],
      ...(format.isNumber(point.validationAccuracy) ? [[`validation ${words.score}`, `${format.percent(point.validationAccuracy, 2)} %`]] : []),
      ['examples', format.count(point.examples)],
      ['updates', format.count(point.updates)],
      ['time', format.seconds(point.seconds)],
      ['seeds', format.count(point.n)],
    ]);
  }

  function caption(group, state) {
    const counts = group.lines.map(l => l.trials.filter(overlayData.isCompleted).length);
    const [low, high] = bounds(counts);
    const seedsText = low === high ? format.counted(low, 'seed') : `${low}–${high} seeds`;
    const mean = high > 1 ? `Strong lines: mean over ${seedsText}, each seed faint; no intervals.` : 'One seed (n=1), so no intervals.';
    const under = group.lines.length > 1 ? ` The ${group.lines[0].name} plan is the broad pale line, so that lines on one another are both seen.` : '';
    const changes = group.lines.some(l => overlayData.changes(l, state.x).length) ? ' Dotted: where a batch size changes.' : '';
    const failed = group.lines.some(l => l.trials.some(t => !overlayData.isCompleted(t))) ? ' A cross marks the last finite point of a trial that did not complete.' : '';
    const start = state.scale === 'log' ? ' The start, at 0, is not on a logarithmic axis.' : state.y === 'validationAccuracy' ? ' The start may lie below the axis.' : '';
    return `${mean}${under}${changes}${failed}${start}`;
  }

  function table(group) {
    return tables.grouped(
      [
        { text: 'Examples', num: true }, { text: 'Updates', num: true }, { text: 'Time', unit: 's', num: true },
        { text: 'Training loss', unit: words.lossUnit, num: true }, { text: `Validation ${words.score}`, unit: '%', num: true }, { text: 'Seeds', num: true },
      ],
      group.lines.map(l => ({
        title: l.name,
        rows: overlayData.mean(l).map(p => ({
          cells: [format.count(p.examples), format.count(p.updates), format.significant(p.seconds), format.significant(p.trainLoss),
            format.percent(p.validationAccuracy, 2), format.count(p.n)],
        })),
      })));
  }

  function legendText(line) {
    const all = line.phases.map(p => p.batchSize);
    if (!all.length) return line.name;
    const [low, high] = bounds(all);
    return low === high ? `${line.name}: batch size ${format.count(low)}` : `${line.name}: ${format.count(low)} to ${format.count(high)}`;
  }

  /** Adds the drawing of a group to a section. */
  function add(section, group) {
    const validated = group.lines.some(l => l.trials.some(t => t.curve.some(p => format.isNumber(p.validationAccuracy))));
    const options = of => Object.entries(of).map(([value, o]) => ({ value, text: o.text }));
    figure.add(section, {
      id: group.id,
      title: group.title,
      lead: group.lead,
      tall: true,
      empty: group.lines.some(l => l.trials.some(t => t.curve.length > 1)) ? '' : 'No trial has a learning curve yet.',
      controls: [
        { name: 'x', label: 'Horizontal axis', value: 'examples', options: options(clocks) },
        { name: 'y', label: 'Vertical axis', value: 'trainLoss', options: options(figures).filter(o => validated || o.value === 'trainLoss') },
        { name: 'scale', label: 'Scale of the horizontal axis', value: 'linear', options: [{ value: 'linear', text: 'Linear' }, { value: 'log', text: 'Log' }] },
      ],
      option: (state, box) => option(group, state, box),
      caption: state => caption(group, state),
      table: () => table(group),
      legend: () => group.lines.map((l, i) => marks.swatch(theme.line(i), legendText(l))),
      label: state => `${figures[state.y].text} against ${state.x}, one line a plan. ${caption(group, state)}`,
    });
  }

  return { add };
})();
