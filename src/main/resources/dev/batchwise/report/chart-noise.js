/** The gradient noise scale of the compared trials while they trained, where it was measured: one line a batch size. */
const noiseChart = (() => {
  const { at } = dom;
  const trials = data.compared.filter(t => t.noise);
  const measured = [...new Set(trials.map(t => t.arm))];
  const known = scale => scale.identified && scale.value > 0;

  function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = (sorted.length - 1) / 2;
    return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
  }

  const ofSize = (arm, b) => trials.filter(t => t.arm === arm && t.batchSize === b);

  /** Median over seeds of each window that was identified with at least one of them. */
  function line(arm, b) {
    const own = ofSize(arm, b);
    const count = Math.max(0, ...own.map(t => t.noise.windows.length));
    return Array.from({ length: count }, (_, i) => {
      const windows = own.map(t => t.noise.windows[i]).filter(w => w && known(w.noiseScale));
      return windows.length ? {
        at: (windows[0].fromExamples + windows[0].toExamples) / 2,
        value: median(windows.map(w => w.noiseScale.value)),
        low: Math.min(...windows.map(w => w.noiseScale.low).filter(v => v > 0)),
        high: Math.max(...windows.map(w => w.noiseScale.high).filter(format.isNumber)),
        seeds: windows.length, batchSize: b,
      } : null;
    }).filter(p => p);
  }

  function option(state, box) {
    const lines = data.sizes.map(b => line(state.arm, b)).filter(points => points.length);
    const all = lines.flat();
    const y = axes.logY('Noise scale tr Σ/|G|² (examples)', all.map(p => p.value), v => format.count(v));
    const x = axes.linear('x', 'Examples shown', [0, data.study.budgetExamples]);
    return {
      grid: { left: 66 },
      xAxis: x,
      yAxis: y.axis,
      tooltip: { formatter: p => tip(p.data.point) },
      series: [y.ticks, ...lines.map(points => {
        const colour = theme.size(points[0].batchSize);
        return {
          type: 'line', symbol: 'circle', symbolSize: 7, z: 4, clip: true,
          lineStyle: { width: 2, color: colour }, itemStyle: { color: colour },
          data: points.map(p => ({ value: [p.at, p.value], point: p })),
          label: undefined,
        };
      })],
    };
  }

  function tip(p) {
    return marks.tip(`Batch size ${format.count(p.batchSize)}`, [
      ['noise scale', format.significant(p.value)],
      ['widest interval of a seed', `${format.significant(p.low)} to ${format.isNumber(p.high) ? format.significant(p.high) : 'unbounded'}`],
      ['about examples', format.count(p.at)],
      ['seeds', format.count(p.seeds)],
    ]);
  }

  function whole(t) {
    const s = t.noise.noiseScale;
    return known(s) ? `${format.significant(s.value)} [${format.significant(s.low)}, ${format.isNumber(s.high) ? format.significant(s.high) : '∞'}]` : 'not identified';
  }

  function table(state) {
    return tables.plain(
      [{ text: 'Batch size', num: true }, { text: 'Seed', num: true }, { text: 'Noise scale', num: true }, { text: 'Samples', num: true }],
      data.sizes.flatMap(b => ofSize(state.arm, b).map(t => [format.count(b), format.count(t.seed), whole(t), format.count(t.noise.samples)])));
  }

  function caption(state) {
    const none = data.sizes.filter(b => ofSize(state.arm, b).length && !line(state.arm, b).length);
    return 'Median over seeds of each stretch of the training; the estimates of tr Σ and |G|² are averaged before they are divided. '
      + `Up to about the noise scale more examples in a batch make a better step; read it as an order of magnitude.${
        none.length ? ` Not identified: ${format.words(none.map(format.count))}.` : ''}`;
  }

  function show() {
    if (!trials.length) {
      [at('noise'), ...document.querySelectorAll('a[href="#noise"]')].forEach(node => node.remove());
      return;
    }
    const arms = measured.filter(arm => data.sizes.some(b => line(arm, b).length));
    figure.add(at('noise'), {
      id: 'noise',
      title: 'Gradient noise scale while training',
      lead: '',
      empty: arms.length ? '' : 'Noise was sampled, but in no stretch of any trial could the gradient be told from 0: the budget is small or the batches few.',
      controls: [{ name: 'arm', label: 'Arm', value: arms[0], options: arms.map(a => ({ value: a, text: data.armText(a) })) }],
      option, caption, table,
      legend: state => data.sizes.filter(b => line(state.arm, b).length).map(b => marks.swatch(theme.size(b), format.count(b), 'circle')),
      label: state => `Noise scale against examples shown. ${caption(state)}`,
    });
  }

  return { show };
})();
