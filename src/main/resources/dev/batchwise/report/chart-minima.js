/** The minima that were found, where sharpness was measured: each measure against batch size and against the gaps. */
const minimaCharts = (() => {
  const { el, at } = dom;
  const sharpness = data.results.instruments.sharpness;
  const networks = sharpness ? sharpness.checkpoints : [];
  const first = networks[0];
  const keskar = (n, subspace) => {
    const all = n.keskar.filter(k => k.subspace === subspace && k.epsilon === n.keskar[0].epsilon).map(k => k.value);
    return all.length ? all.reduce((sum, v) => sum + v, 0) / all.length : null;
  };
  const adaptive = (n, norm) => (n.adaptive.find(a => a.norm === norm) || {}).value;
  const epsilon = first && first.keskar.length ? format.rate(first.keskar[0].epsilon) : '';
  const radius = norm => (first && first.adaptive.some(a => a.norm === norm) ? format.rate(first.adaptive.find(a => a.norm === norm).radius) : '');
  const measures = {
    keskarFull: { text: 'φ, A = I', name: `Keskar's φ, A = I, ε = ${epsilon}`, of: n => keskar(n, 'full') },
    keskarRandom: { text: 'φ, random A', name: `Keskar's φ, random A, ε = ${epsilon}`, of: n => keskar(n, 'random') },
    adaptiveLinf: { text: 'adaptive ℓ∞', name: `Adaptive sharpness, ℓ∞, ρ = ${radius('linf')} (${words.lossUnit})`, of: n => adaptive(n, 'linf') },
    adaptiveL2: { text: 'adaptive ℓ2', name: `Adaptive sharpness, ℓ2, ρ = ${radius('l2')} (${words.lossUnit})`, of: n => adaptive(n, 'l2') },
    lambdaMax: { text: 'λ_max', name: 'λ_max of the Hessian', of: n => n.hessian.lambdaMax.value },
    gaussNewtonLambdaMax: { text: 'Gauss–Newton λ_max', name: 'λ_max of the Gauss–Newton part', of: n => (n.hessian.gaussNewtonLambdaMax || {}).value },
    trace: { text: 'trace', name: 'Trace of the Hessian', of: n => n.hessian.trace.value },
  };
  const present = Object.keys(measures).filter(key => networks.some(n => measures[key].of(n) > 0));
  const gaps = {
    accuracyGap: { text: `${words.Score} gap`, axis: `Training less test ${words.score} (points)`, unit: 100, words: `training less test ${words.score}` },
    lossGap: { text: 'Loss gap', axis: `Test less training loss (${words.lossUnit})`, unit: 1, words: 'test less training loss' },
  };
  const measured = [...new Set(networks.map(n => n.trial.arm))];
  const sizeOf = (arm, b) => sharpness.sizes.find(s => s.arm === arm && s.batchSize === b);
  const controls = () => [
    { name: 'measure', label: 'Measure', value: present[0], options: present.map(value => ({ value, text: measures[value].text })) },
  ];
  const positive = (n, key) => measures[key].of(n) > 0;
  const named = n => `${measured.length > 1 ? `${n.trial.arm}, ` : ''}batch size ${format.count(n.trial.batchSize)}, seed ${n.trial.seed}`;

  function tip(n) {
    return marks.tip(named(n), [
      ...present.map(key => [measures[key].name, format.significant(measures[key].of(n))]),
      [`test ${words.score}`, `${format.percent(n.trial.testAccuracy, 2)} %`],
    ]);
  }

  function againstSize(state, box) {
    const key = state.measure;
    const x = axes.batch(box.width);
    const shown = networks.filter(n => positive(n, key));
    const means = arm => data.sizes.map(b => sizeOf(arm, b)).filter(s => s && s.measures[key] && s.measures[key].mean > 0);
    const ends = measured.flatMap(means).flatMap(s => [s.measures[key].low, s.measures[key].high]).filter(v => v > 0);
    const values = [...shown.map(measures[key].of), ...ends];
    const y = axes.logY(measures[key].name, values, v => format.rate(v));
    return {
      grid: { left: 66 },
      xAxis: x.axis,
      yAxis: y.axis,
      tooltip: { formatter: p => (p.data.network ? tip(p.data.network) : '') },
      series: [
        x.ticks, y.ticks,
        ...measured.flatMap((arm, i) => {
          const place = b => axes.beside(b, i, measured.length);
          const rows = means(arm);
          const bars = rows.filter(s => s.measures[key].low > 0);
          return [
            marks.bars(theme.arm(arm), bars.map(s => [place(s.batchSize), s.measures[key].low, s.measures[key].high])),
            { ...marks.line(arm, rows.map(s => ({ value: [place(s.batchSize), s.measures[key].mean] }))), silent: true },
            {
              type: 'scatter', z: 5, symbolSize: 7, data: shown.filter(n => n.trial.arm === arm).map(n => ({
                value: [place(n.trial.batchSize), measures[key].of(n)], network: n,
              })),
              itemStyle: { color: theme.colour('bg'), borderColor: theme.arm(arm), borderWidth: 1.3, opacity: 0.9 },
            },
          ];
        }),
      ],
    };
  }

  function basis() {
    return `On ${format.counted(first.examples, 'example')} of the ${first.split} split (${first.subset}), ${first.precision}, batch norm: `
      + `${first.batchNorm}, preset ${first.preset}.`;
  }

  function sizeCaption(state) {
    const key = state.measure;
    const bars = sharpness.sizes.some(s => s.measures[key] && format.isNumber(s.measures[key].low));
    const hidden = networks.length - networks.filter(n => positive(n, key)).length;
    return `Rings are networks, the line their mean over seeds${bars ? '; bars are 95 % t intervals, cut where they reach below 0' : ''}. ${basis()}`
      + `${hidden ? ` ${format.counted(hidden, 'network')} with a figure of 0 or below cannot be drawn on this axis.` : ''}`;
  }

  function sizeTable() {
    return tables.grouped(
      [{ text: 'Batch size', num: true }, ...present.map(key => ({ text: measures[key].text, num: true })),
        { text: `Test ${words.score}`, unit: '%', num: true }, { text: `${words.Score} gap`, unit: 'points', num: true }, { text: 'Networks', num: true }],
      measured.map(arm => ({
        title: measured.length > 1 ? arm : '',
        rows: sharpness.sizes.filter(s => s.arm === arm).map(s => ({
          cells: [format.count(s.batchSize), ...present.map(key => format.figures(s.measures[key])),
            format.percents(s.testAccuracy, 2), format.percents(s.accuracyGap, 2), format.count(s.seeds)],
        })),
      })));
  }

  function againstGap(state, box) {
    const key = state.measure;
    const gap = gaps[state.gap];
    const shown = networks.filter(n => positive(n, key) && format.isNumber(n.trial[state.gap]));
    const x = axes.logX(measures[key].name, shown.map(measures[key].of), v => format.rate(v), box.narrow ? 4 : 8);
    const ys = shown.map(n => n.trial[state.gap] * gap.unit);
    const pad = Math.max((Math.max(...ys) - Math.min(...ys)) * 0.08, 1e-3);
    return {
      xAxis: x.axis,
      yAxis: axes.linear('y', gap.axis, [Math.min(...ys) - pad, Math.max(...ys) + pad]),
      tooltip: { formatter: p => tip(p.data.network) },
      series: [x.ticks, {
        type: 'scatter', z: 5, symbolSize: 9,
        data: shown.map(n => ({
          value: [measures[key].of(n), n.trial[state.gap] * gap.unit], network: n,
          itemStyle: { color: theme.size(n.trial.batchSize) },
        })),
      }],
    };
  }

  function correlation(t) {
    if (!t || !format.isNumber(t.rho)) return format.none;
    const signed = v => `${v < 0 ? '−' : '+'}${Math.abs(v).toFixed(2)}`;
    return format.isNumber(t.low) ? `${signed(t.rho)} [${signed(t.low)}, ${signed(t.high)}]` : signed(t.rho);
  }

  function correlations(state) {
    const trend = (arm, measure, withKey) => sharpness.trends.find(t => t.arm === arm && t.measure === measure && t.with === withKey);
    return tables.grouped(
      [{ text: 'Rank correlation of' }, { text: 'with batch size', num: true }, { text: `with ${gaps[state.gap].text.toLowerCase()}`, num: true }],
      measured.map(arm => ({
        title: measured.length > 1 ? arm : '',
        rows: present.map(key => ({
          cells: [measures[key].text, ...['batchSize', state.gap].map(w => correlation(trend(arm, key, w)))],
        })),
      })));
  }

  function gapCaption(state) {
    return `Each point is a network; coloured by batch size. The gap is ${gaps[state.gap].words}. `
      + 'Intervals of correlations are approximate and take the networks as independent draws.';
  }

  function show() {
    if (!present.length) {
      [at('minima'), at('gap'), ...document.querySelectorAll('a[href="#minima"]')].forEach(node => node.remove());
      return;
    }
    figure.add(at('minima'), {
      id: 'minima',
      title: 'How sharp the minima are, against batch size',
      lead: 'φ, λ_max and trace change when layers are rescaled, which leaves a ReLU network’s function as it is; adaptive sharpness does not.',
      controls: controls(),
      option: againstSize, caption: sizeCaption, table: sizeTable,
      legend: () => marks.armLegend(measured),
      label: state => `${measures[state.measure].name} against batch size. ${sizeCaption(state)}`,
    });
    const withGap = Object.keys(gaps).filter(gap => networks.some(n => format.isNumber(n.trial[gap])));
    if (networks.length > 2 && withGap.length) {
      figure.add(at('gap'), {
        id: 'gap',
        title: 'Does sharpness go with the gap?',
        lead: '',
        small: true,
        besides: true,
        controls: [...controls(), { name: 'gap', label: 'Gap', value: withGap[0], options: withGap.map(value => ({ value, text: gaps[value].text })) }],
        option: againstGap, caption: gapCaption, table: correlations,
        legend: () => data.sizes.filter(b => networks.some(n => n.trial.batchSize === b)).map(b => marks.swatch(theme.size(b), format.count(b), 'circle')),
        label: state => `${gaps[state.gap].text} against ${measures[state.measure].name}. ${gapCaption(state)}`,
      });
    }
    if (sharpness.warnings.length) {
      at('gap').append(el('ul', { class: 'caveats', 'aria-label': 'Warnings' }, ...sharpness.warnings.map(w => el('li', {}, `${w}.`))));
    }
  }

  return { show };
})();
