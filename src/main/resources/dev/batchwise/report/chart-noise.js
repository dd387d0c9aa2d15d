/** The gradient noise scale of a trial, stretch by stretch, with the batch size as a line. */
const noiseChart = (() => {
  const known = scale => format.isNumber(scale.value) && scale.value > 0;
  const middle = w => (w.fromExamples + w.toExamples) / 2;

  function interval(scale) {
    if (!format.isNumber(scale.low)) return format.none;
    return format.isNumber(scale.high) ? `${format.significant(scale.low)} to ${format.significant(scale.high)}` : `from ${format.significant(scale.low)}`;
  }

  function steps(plan, end) {
    return plan.phases.flatMap(p => [[p.fromExamples, p.batchSize], [Math.min(p.toExamples, end), p.batchSize]]).filter(([at]) => at <= end);
  }

  function points(windows, identified) {
    const colour = theme.line(0);
    return {
      type: 'scatter', z: 5, symbol: 'circle', symbolSize: 10, emphasis: { disabled: true },
      itemStyle: identified ? { color: colour } : { color: theme.colour('bg'), borderColor: colour, borderWidth: 2 },
      data: windows.filter(w => w.noiseScale.identified === identified && known(w.noiseScale)).map(w => ({ value: [middle(w), w.noiseScale.value], window: w })),
    };
  }

  /** What has no upper end goes out of the chart. */
  function ranges(windows, top) {
    return windows.filter(w => format.isNumber(w.noiseScale.low))
      .map(w => [middle(w), w.noiseScale.low, format.isNumber(w.noiseScale.high) ? w.noiseScale.high : top]);
  }

  function option(noise, plan) {
    const { windows } = noise;
    const end = windows[windows.length - 1].toExamples;
    const batch = steps(plan, end);
    const values = windows.flatMap(w => [w.noiseScale.low, w.noiseScale.value, w.noiseScale.high]).filter(v => format.isNumber(v) && v > 0);
    const y = axes.logY('Examples', [...values, ...batch.map(([, b]) => b)], format.rate);
    const x = axes.linear('x', 'Examples shown', [0, end]);
    return {
      xAxis: { ...x, max: end, axisLabel: { ...x.axisLabel, showMaxLabel: end % x.interval === 0 } },
      yAxis: y.axis,
      tooltip: { formatter: p => tip(p.data.window) },
      series: [
        y.ticks,
        {
          type: 'line', data: batch, silent: true, showSymbol: false, z: 2, tooltip: { show: false },
          lineStyle: { width: 2, color: theme.line(1) },
        },
        marks.bars(theme.line(0), ranges(windows, y.axis.max)),
        points(windows, true),
        points(windows, false),
      ],
    };
  }

  function tip(w) {
    return marks.tip(`${format.count(w.fromExamples)} to ${format.count(w.toExamples)} examples`, [
      ['noise scale', `${format.significant(w.noiseScale.value)}${w.noiseScale.identified ? '' : ' (not identified)'}`],
      ['interval', interval(w.noiseScale)],
      ['tr Σ', format.significant(w.traceCovariance)],
      ['|G|²', format.significant(w.gradientSquaredNorm)],
      ['samples', format.count(w.samples)],
    ]);
  }

  function table(noise) {
    return tables.plain([
      { text: 'To', unit: 'examples', num: true }, { text: 'Batch size', num: true }, { text: 'Noise scale', unit: 'examples', num: true },
      { text: 'Interval', num: true }, { text: 'tr Σ', num: true }, { text: '|G|²', num: true }, { text: 'Samples', num: true },
    ], noise.windows.map(w => [
      format.count(w.toExamples), format.count(w.batchSize),
      `${format.significant(w.noiseScale.value)}${w.noiseScale.identified ? '' : '?'}`, interval(w.noiseScale),
      format.significant(w.traceCovariance), format.significant(w.gradientSquaredNorm), format.count(w.samples),
    ]));
  }

  function whole(noise) {
    const s = noise.noiseScale;
    return s.identified
      ? `The gradient noise scale was ${format.significant(s.value)} examples over the run (${interval(s)})`
      : 'The gradient noise scale could not be identified over the run';
  }

  function caption(noise) {
    const notes = noise.notes.map(n => ` ${n[0].toUpperCase()}${n.slice(1)}.`).join('');
    return `tr Σ/|G|² of means over ${format.counted(noise.samples, 'sample')} of ${format.counted(noise.smallBatch, 'example')}; intervals: ${noise.interval.split(',')[0]}, 95 %. `
      + `Open: |G|² cannot be told from 0, and nothing bounds the noise scale from above.${notes}`;
  }

  function add(section, noise, plan) {
    figure.add(section, {
      id: 'noise',
      title: whole(noise),
      lead: 'Where the batch size lies far below the noise scale, a batch twice as large is worth about two updates; far above it, hardly more than one.',
      empty: noise.windows.length ? '' : `The run was too short for stretches of its own. ${caption(noise)}`,
      controls: [],
      option: () => option(noise, plan),
      caption: () => caption(noise),
      table: () => table(noise),
      legend: () => [marks.swatch(theme.line(0), 'noise scale', 'circle'), marks.swatch(theme.line(0), 'not identified', 'ring'), marks.swatch(theme.line(1), 'batch size')],
      label: () => `Gradient noise scale against examples shown. ${caption(noise)}`,
    });
  }

  return { add };
})();
