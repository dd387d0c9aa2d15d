/** Loss and accuracy along the lines through two checkpoints. */
const lineChart = (() => {
  const kinds = {
    straight: { text: 'Straight', words: 'α x₁ + (1 − α) x₀' },
    curved: { text: 'Curved', words: 'sin(απ/2) x₁ + cos(απ/2) x₀' },
  };
  const splits = [['train', 'Train', 0], ['test', 'Test', 1]];

  function series(points, key, i, grid, unit) {
    const colour = theme.line(i);
    return {
      type: 'line', xAxisIndex: grid, yAxisIndex: grid, showSymbol: true, symbolSize: 5, z: 3,
      lineStyle: { width: 2, color: colour }, itemStyle: { color: colour },
      data: points.map(p => ({ value: [p.alpha, format.isNumber(p[key]) && (grid === 1 || p[key] > 0) ? p[key] * unit : '-'], point: p })),
    };
  }

  function option(line, state, box) {
    const points = line[state.kind];
    const losses = points.flatMap(p => [p.trainLoss, p.testLoss]).filter(v => v > 0 && format.isNumber(v));
    const y = axes.logY(`Loss (${words.lossUnit})`, losses, v => format.rate(v));
    const half = Math.round(box.height / 2);
    const x = axes.linear('x', 'α', [-1, 2]);
    const ends = {
      type: 'line', data: [], silent: true, z: 0,
      markLine: {
        silent: true, symbol: 'none', animation: false, lineStyle: { color: theme.colour('muted'), type: [3, 4], width: 1 },
        data: [[0, 'first'], [1, 'second']].map(([at, name]) => ({ xAxis: at, label: { formatter: name, color: theme.colour('muted'), fontSize: 12 } })),
      },
    };
    return {
      grid: [{ left: 66, bottom: half + 22 }, { left: 66, top: half + 34 }],
      xAxis: [{ ...x, name: '', axisLabel: { show: false } }, { ...x, gridIndex: 1 }],
      yAxis: [y.axis, { ...axes.linear('y', `${words.Score} (%)`, [0, 100]), gridIndex: 1 }],
      tooltip: { formatter: p => tip(p.data.point) },
      series: [
        y.ticks, ends,
        ...splits.flatMap(([split, , i]) => [series(points, `${split}Loss`, i, 0, 1), series(points, `${split}Accuracy`, i, 1, 100)]),
      ],
    };
  }

  function tip(p) {
    return marks.tip(`α = ${format.rate(p.alpha)}`, [
      ['train loss', `${format.significant(p.trainLoss)} ${words.lossUnit}`], ['test loss', `${format.significant(p.testLoss)} ${words.lossUnit}`],
      [`train ${words.score}`, `${format.percent(p.trainAccuracy, 2)} %`], [`test ${words.score}`, `${format.percent(p.testAccuracy, 2)} %`],
    ]);
  }

  function caption(line, state) {
    return `${kinds[state.kind].words}, 25 points; ${format.counted(line.trainExamples, 'training example')}, ${format.counted(line.testExamples, 'test example')}; `
      + `batch norm: ${line.batchNorm}; ${line.precision}. The two are ${format.significant(line.distance)} apart.`;
  }

  function table(line, state) {
    return tables.plain(
      [
        { text: 'α', num: true }, { text: 'Train loss', unit: words.lossUnit, num: true }, { text: 'Test loss', unit: words.lossUnit, num: true },
        { text: `Train ${words.score}`, unit: '%', num: true }, { text: `Test ${words.score}`, unit: '%', num: true },
      ],
      line[state.kind].map(p => [format.rate(p.alpha), format.significant(p.trainLoss), format.significant(p.testLoss),
        format.percent(p.trainAccuracy, 2), format.percent(p.testAccuracy, 2)]));
  }

  function add(section, line) {
    figure.add(section, {
      id: 'line',
      title: `Loss and ${words.score} on the line between two networks`,
      lead: `First, α = 0: ${line.from}. Second, α = 1: ${line.to}.`,
      tall: true,
      controls: [{ name: 'kind', label: 'Line', value: 'straight', options: Object.entries(kinds).map(([value, k]) => ({ value, text: k.text })) }],
      option: (state, box) => option(line, state, box),
      caption: state => caption(line, state),
      table: state => table(line, state),
      legend: () => splits.map(([, text, i]) => marks.swatch(theme.line(i), text)),
      label: state => `Loss and ${words.score} along the line. ${caption(line, state)}`,
    });
  }

  return { add };
})();
