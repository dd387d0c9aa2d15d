/** Accuracy against batch size: one line an arm, its intervals, and the margin below the best. */
const accuracyChart = (() => {
  const { arms, advice, sizes, study } = data;
  // What advice to a target turns on is time.
  const margin = data.goal === 'until' ? 0 : advice.margin;
  const pick = split => c => (split === 'test' ? c.testAccuracy : c.validationAccuracy);
  const word = split => (split === 'test' ? 'Test' : 'Validation');
  const points = split => data.comparison.map(pick(split)).filter(e => e);
  const lowEnd = e => (e.low === null ? e.mean : e.low);
  const highEnd = e => (e.high === null ? e.mean : e.high);

  /** Where the axis ends below if it shows the best alone: six margins under it, 3 points as a rule. */
  function nearFloor(split) {
    const top = Math.max(...points(split).map(e => e.mean));
    return top - Math.max(6 * margin, 0.01);
  }

  function isWide(split) {
    return points(split).some(e => e.mean < nearFloor(split));
  }

  function range(state) {
    const near = state.zoom === 'near' ? nearFloor(state.split) : -Infinity;
    const kept = points(state.split).filter(e => e.mean >= near);
    const low = Math.max(near, Math.min(...kept.map(lowEnd)));
    const high = Math.max(...kept.map(highEnd));
    const pad = Math.max((high - low) * 0.1, 0.0015);
    const band = Math.max(...kept.map(e => e.mean)) - 1.2 * margin; // always in sight: it is what the advice turns on
    return [Math.max(0, Math.min(low - pad, band)) * 100, Math.min(1, high + pad) * 100];
  }

  /** Sizes of an arm that cannot be drawn in the range: below it, or without a completed trial. */
  function outside(arm, state, floor) {
    return data.ofArm(arm).flatMap(c => {
      const e = pick(state.split)(c);
      if (e && e.mean * 100 >= floor) return [];
      return [{ size: c.batchSize, arm, estimate: e, why: e ? '' : data.failures(c) }];
    });
  }

  function outsideMarks(state, axis) {
    const all = arms.flatMap(arm => outside(arm, state, axis.min));
    const stacked = new Map();
    return {
      type: 'scatter', name: 'outside', clip: false, z: 6,
      data: all.map(o => {
        const level = stacked.get(o.size) || 0;
        stacked.set(o.size, level + 1);
        const colour = theme.arm(o.arm);
        return {
          value: [o.size, axis.min], outside: o, symbol: o.estimate ? 'circle' : marks.cross, symbolSize: o.estimate ? 1 : 8,
          symbolOffset: o.estimate ? 0 : [0, -10 - 15 * level], itemStyle: { color: colour, opacity: 1 },
          label: o.estimate ? {
            show: true, position: 'top', distance: 1 + 15 * level, color: colour, fontSize: 12, fontWeight: 600,
            textBorderColor: theme.colour('bg'), textBorderWidth: 3,
            formatter: `↓ ${format.percent(o.estimate.mean)}`,
          } : undefined,
        };
      }),
    };
  }

  function armSeries(arm, i, state, axis, box) {
    const drawn = data.ofArm(arm)
      .map(c => ({ c, e: pick(state.split)(c) }))
      .filter(p => p.e);
    const at = c => axes.beside(c.batchSize, i, arms.length);
    const places = format.decimals(drawn.map(p => p.e));
    const text = e => (arms.length === 1 ? format.percent(e.mean, places) : '');
    const barred = drawn.filter(p => p.e.low !== null);
    return [
      marks.bars(theme.arm(arm), barred.map(p => [at(p.c), p.e.low * 100, p.e.high * 100]), barred.map(p => text(p.e))),
      marks.line(arm, drawn.map(p => ({
        value: [at(p.c), p.e.mean * 100],
        size: p.c.batchSize,
        label: text(p.e) && p.e.low === null && p.e.mean * 100 >= axis.min ? marks.pointLabel(box, text(p.e), 'center') : undefined,
      }))),
    ];
  }

  function ground(state) {
    const best = data.best(advice.arm);
    const lines = advice.batchSize === null ? [] : [{
      xAxis: advice.batchSize,
      label: { formatter: 'recommended', position: 'end', distance: 5, color: theme.colour('accent'), fontSize: 12, fontWeight: 600 },
    }];
    const series = {
      type: 'line', data: [], silent: true, z: 1, tooltip: { show: false },
      markLine: {
        silent: true, symbol: 'none', animation: false, data: lines,
        lineStyle: { color: theme.colour('accent'), type: [3, 4], width: 1.2, opacity: 0.8 },
      },
    };
    if (state.split === 'validation' && best && margin && sizes.length > 1) {
      const top = best.validationAccuracy.mean * 100;
      series.markArea = {
        silent: true, animation: false,
        itemStyle: { color: theme.colour('accent'), opacity: 0.09 },
        data: [[{ yAxis: top - margin * 100 }, { yAxis: top }]],
      };
    }
    return series;
  }

  function option(state, box) {
    const x = axes.batch(box.width);
    const y = axes.linear('y', `${word(state.split)} ${words.score} (%)`, range(state));
    return {
      xAxis: x.axis,
      yAxis: y,
      tooltip: { formatter: p => tip(p.data.outside ? p.data.outside.size : p.data.size, state) },
      series: [x.ticks, ground(state), ...arms.flatMap((arm, i) => armSeries(arm, i, state, y, box)), outsideMarks(state, y)],
    };
  }

  function tip(size, state) {
    const rows = arms.map(arm => [arm, data.row(arm, size)]).filter(([, c]) => c);
    const places = format.decimals(rows.map(([, c]) => pick(state.split)(c)));
    return marks.tip(`Batch size ${format.count(size)}`, rows.map(([arm, c]) => {
      const e = pick(state.split)(c);
      return [data.armText(arm), e ? `${format.percents(e, places)} % (n=${e.n})` : data.failures(c) || 'none completed'];
    }));
  }

  function caption(state) {
    const shown = points(state.split);
    const bars = shown.some(e => e.low !== null) ? `; bars are ${data.level} t intervals` : '';
    const single = shown.some(e => e.low === null) ? '. Points without a bar are a single seed' : '';
    const band = state.split === 'validation' && data.best(advice.arm) && margin && sizes.length > 1
      ? `. The band reaches ${Number((margin * 100).toPrecision(3))} points below the best of the ${data.armText(advice.arm)} arm` : '';
    const cut = state.zoom === 'near' ? '. An arrow marks a size that lies below the axis' : '';
    const none = data.comparison.some(c => !pick(state.split)(c)) ? '. A cross marks a size of which no trial completed' : '';
    const mean = bars ? `Mean over ${data.seedsOf(shown)}${bars}${single}` : 'One seed (n=1), so no intervals';
    return `${mean}${band}${cut}${none}.`;
  }

  function table(state) {
    const places = format.decimals(points(state.split));
    return tables.plain(
      [{ text: 'Batch size', num: true }, ...arms.map(a => ({ text: data.armText(a), unit: '%', num: true }))],
      sizes.map(b => [format.count(b), ...arms.map(arm => {
        const c = data.row(arm, b);
        return c ? format.percents(pick(state.split)(c), places) : format.none;
      })]));
  }

  function lead() {
    const best = data.best(advice.arm);
    if (!best || sizes.length < 2) return '';
    const highest = `On validation the ${data.armText(advice.arm)} arm is highest at ${format.count(best.batchSize)}. `;
    return data.forGoal({
      examples: `${highest}Every trial behind these points was shown ${format.counted(study.budgetExamples, 'example')}.`,
      until: `All trials were trained to the same score, ${study.until}, or to the cap: the ${words.scores} are those at which they ended, `
        + 'and choose nothing.',
      seconds: `${highest}Every trial behind these points was given ${format.seconds(study.seconds)} of training.`,
    });
  }

  function show() {
    const splits = [
      ...(data.validated ? [{ value: 'validation', text: 'Validation' }] : []),
      ...(points('test').length ? [{ value: 'test', text: 'Test' }] : []),
    ];
    const split = splits.length ? splits[0].value : 'test';
    const wide = splits.length && isWide(split);
    figure.add(dom.at('accuracy'), {
      id: 'accuracy',
      title: `${words.Score} ${data.forGoal({ examples: 'after the budget', until: 'at the target', seconds: 'after the training time' })}, against batch size`,
      lead: lead(),
      empty: splits.length ? '' : `No compared trial completed, so there is no ${words.score} to show.`,
      controls: [
        { name: 'split', label: 'Split', value: split, options: splits },
        {
          name: 'zoom', label: 'Range of the axis', value: wide ? 'near' : 'all',
          options: wide ? [{ value: 'near', text: 'Near the best' }, { value: 'all', text: 'All' }] : [],
        },
      ],
      option, caption, table,
      legend: () => marks.armLegend(arms),
      label: state => `${word(state.split)} ${words.score} against batch size, one line a learning-rate policy. ${caption(state)}`,
    });
  }

  return { show };
})();
