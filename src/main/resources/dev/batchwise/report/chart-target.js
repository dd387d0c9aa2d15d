/** What each size took to reach the target of the study: updates and examples against batch size, and all of it in a table. */
const targetCharts = (() => {
  const { el, at } = dom;
  const { study, arms, sizes, results } = data;
  const all = results.toTarget;
  const quantities = {
    updates: { title: 'Updates to the target', cap: e => Math.ceil(e.capExamples / e.batchSize), align: 'left' },
    examples: { title: 'Examples to the target', cap: e => e.capExamples, align: 'center' },
  };
  const ofArm = arm => all.filter(e => e.arm === arm);
  const known = (e, key) => e[key] && e[key].kind !== 'above' && e[key].value > 0;
  const censored = all.filter(e => e.censored);

  /** A cost as text: a mean with its interval, a median, or a bound. */
  function cost(c) {
    if (!c) return format.none;
    if (c.kind === 'above') return `> ${Number.isInteger(c.value) ? format.count(c.value) : format.significant(c.value)}`;
    return c.kind === 'median' ? `${format.significant(c.value)} (median)` : format.figures({ mean: c.value, low: c.low, high: c.high });
  }

  /** Perfect scaling from the smallest size on: the same examples at every size, so updates in proportion to 1/B. */
  function perfect(key) {
    const first = ofArm(arms[0]).find(e => known(e, key));
    if (!first) return [];
    const from = first[key].value;
    return sizes.map(b => [b, key === 'updates' ? (from * first.batchSize) / b : from]);
  }

  const critical = arm => (results.targetTrend.find(t => t.arm === arm) || {}).criticalBatch;

  /** The fitted trade-off S = S_min (1 + B_crit/B), from the smallest to the largest size. */
  function fitted(arm, key) {
    const fit = critical(arm);
    if (!fit || !fit.identified) return [];
    const points = 40;
    const low = Math.log(sizes[0]);
    const high = Math.log(sizes[sizes.length - 1]);
    return Array.from({ length: points + 1 }, (_, k) => {
      const b = Math.exp(low + (k / points) * (high - low));
      const updates = fit.leastUpdates.value * (1 + fit.criticalBatch.value / b);
      return [b, key === 'updates' ? updates : b * updates];
    });
  }

  function curve(arm, key) {
    const fit = critical(arm);
    const points = fitted(arm, key);
    return {
      type: 'line', data: points, silent: true, symbol: 'none', z: 2, tooltip: { show: false }, clip: true,
      lineStyle: { color: theme.arm(arm), width: 5, opacity: 0.22 },
      markLine: points.length && arm === arms[0] ? {
        silent: true, symbol: 'none', animation: false, lineStyle: { color: theme.arm(arm), type: [3, 4], width: 1.2 },
        data: [{ xAxis: fit.criticalBatch.value, label: { formatter: 'critical', color: theme.arm(arm), fontSize: 12 } }],
      } : undefined,
    };
  }

  function open(arm, i, key) {
    return {
      type: 'scatter', z: 6, symbol: 'triangle', symbolSize: 11,
      data: ofArm(arm).filter(e => e.censored).map(e => ({ value: [axes.beside(e.batchSize, i, arms.length), quantities[key].cap(e)], entry: e })),
      itemStyle: { color: theme.colour('bg'), borderColor: theme.arm(arm), borderWidth: 1.8 },
    };
  }

  function armSeries(arm, i, key, box) {
    const own = ofArm(arm).filter(e => e[key]);
    const x = e => axes.beside(e.batchSize, i, arms.length);
    const barred = own.filter(e => known(e, key) && e[key].low > 0);
    const { align } = quantities[key];
    const text = e => (arms.length === 1 && box.width >= 360 ? format.significant(e[key].value) : '');
    return [
      curve(arm, key),
      marks.bars(theme.arm(arm), barred.map(e => [x(e), e[key].low, e[key].high]), barred.map(text), align),
      marks.line(arm, own.map(e => ({
        value: [x(e), known(e, key) ? e[key].value : '-'], entry: e,
        label: known(e, key) && text(e) && !barred.includes(e) ? marks.pointLabel(box, text(e), align) : undefined,
      }))),
      open(arm, i, key),
    ];
  }

  function option(key, box) {
    const ideal = perfect(key);
    const shown = all.flatMap(e => [
      ...(known(e, key) ? [e[key].value, e[key].low, e[key].high] : []), ...(e.censored ? [quantities[key].cap(e)] : []),
    ]);
    const x = axes.batch(box.width);
    const y = axes.logY(quantities[key].title, [...shown, ...ideal.map(p => p[1])].filter(v => format.isNumber(v) && v > 0),
      v => v.toLocaleString('en-US'), 6);
    return {
      grid: { left: 66 },
      xAxis: x.axis,
      yAxis: y.axis,
      tooltip: { formatter: p => tip(p.data.entry) },
      series: [
        x.ticks, y.ticks,
        {
          type: 'line', data: ideal, silent: true, symbol: 'none', z: 1, tooltip: { show: false },
          lineStyle: { color: theme.colour('muted'), type: [5, 4], width: 1.3 },
        },
        ...arms.flatMap((arm, i) => armSeries(arm, i, key, box)),
      ],
    };
  }

  function tip(e) {
    return marks.tip(`Batch size ${format.count(e.batchSize)}${arms.length > 1 ? `, ${e.arm}` : ''}`, [
      ['reached', `${e.reached} of ${e.seeds}`],
      ['examples', cost(e.examples)],
      ['updates', cost(e.updates)],
      ['time', `${cost(e.seconds)} s`],
      ['learning rate', format.rate(e.learningRate)],
    ]);
  }

  function caption(key) {
    const means = all.filter(e => e[key] && e[key].kind === 'mean');
    const bars = means.some(e => e[key].low !== null) ? `; bars are ${data.level} t intervals` : ', no intervals';
    const medians = all.some(e => e[key] && e[key].kind === 'median') ? '. Where some did not reach it, the median' : '';
    const over = means.length ? `Mean over ${data.seedsOf(means.map(e => e[key]))}${bars}` : 'No size reached it with all seeds';
    return `${over}${medians}.${censored.length ? ' An open mark is where the cap ended trials that had not reached the target: what they take is above it.' : ''}`;
  }

  function legend() {
    return [
      ...marks.armLegend(arms),
      marks.swatch(theme.colour('muted'), 'perfect scaling', 'dashed'),
      ...(arms.some(arm => fitted(arm, 'updates').length) ? [marks.swatch(theme.arm(arms[0]), 'fitted trade-off (wide line)')] : []),
      ...(censored.length ? [marks.swatch(theme.arm(arms[0]), 'above the cap', 'open')] : []),
    ];
  }

  function table() {
    const column = (text, unit) => ({ text, unit, num: true });
    return tables.grouped(
      [column('Batch size'), column('Learning rate'), column('Reached'), column('Examples'), column('Updates'), column('Time', 's')],
      arms.map(arm => ({
        title: arms.length > 1 ? arm : '',
        rows: ofArm(arm).map(e => ({
          kind: arm === data.advice.arm && e.batchSize === data.advice.batchSize ? 'pick' : null,
          cells: [
            format.count(e.batchSize), format.rate(e.learningRate), `${e.reached} of ${e.seeds}`,
            cost(e.examples), cost(e.updates), cost(e.seconds),
          ],
        })),
      })));
  }

  function trend() {
    return results.targetTrend.filter(t => t.updatesRankCorrelation !== null).map(t =>
      `${arms.length > 1 ? `${t.arm}: ` : ''}Spearman rank correlation of batch size with updates ${signed(t.updatesRankCorrelation)}, `
      + `with examples ${signed(t.examplesRankCorrelation)} (n=${t.n} sizes). ${format.count(t.largest)} took `
      + `${format.significant(t.examplesRatio)} times the examples of ${format.count(t.smallest)}.${tradeOff(t.criticalBatch)}${fastest(t.arm)}`).join(' ');
  }

  const bounded = e => (format.isNumber(e.low) && format.isNumber(e.high)
    ? `${format.significant(e.value)} [${format.significant(e.low)}, ${format.significant(e.high)}]` : format.significant(e.value));

  function tradeOff(fit) {
    if (!fit) return '';
    const start = ` Updates follow S_min (1 + B_crit/B) with R² ${format.significant(fit.rSquared)}: `;
    return fit.identified
      ? `${start}critical batch size ${bounded(fit.criticalBatch)}, fewest updates ${bounded(fit.leastUpdates)}, fewest examples ${bounded(fit.leastExamples)} (95 % bootstrap intervals).`
        + `${format.isNumber(fit.noiseScale) ? ` The gradient noise scale of these trials was ${format.significant(fit.noiseScale)}.` : ''}`
      : `${start}the critical batch size is not identified: ${fit.note}.`;
  }

  function fastest(arm) {
    const f = results.instruments.fastestBatch.find(e => e.arm === arm);
    return f ? ` Overhead and examples of an update take equally long at B_sat = ${format.significant(f.saturationBatch)} `
      + `(${f.source === 'probe' ? 'probe' : 'times of these trials'}), so the least time is expected at B* = √(B_sat·B_crit), about ${bounded({ ...f, value: f.batchSize })}.` : '';
  }

  const signed = rho => format.significant(rho).replace('-', '\u2212');

  function show() {
    if (data.goal !== 'until') return;
    const charts = el('div', { class: 'pair' });
    at('target').append(
      el('h2', {}, `What it took to reach ${study.until}`),
      el('p', { class: 'lead' }, trend()), charts, table(),
      el('p', { class: 'key' }, 'Known to 5 %, or to one update where that is more: so often was the score looked at. Training time alone, evaluation off the clock.'));
    const reached = key => all.some(e => known(e, key) || e.censored);
    Object.entries(quantities).forEach(([key, quantity]) => figure.add(charts, {
      id: `target-${key}`, small: true, title: `${quantity.title}, against batch size`, controls: [],
      empty: reached(key) ? '' : 'No compared trial ended with a score.',
      option: (state, box) => option(key, box), caption: () => caption(key), legend,
      label: () => `${quantity.title} against batch size, both on logarithmic axes. ${caption(key)}`,
    }));
  }

  return { show };
})();
