/** Loss or accuracy on a filter-normalized plane around a checkpoint, as coloured cells. */
const planeChart = (() => {
  const figures = {
    trainLoss: { text: 'Train loss', unit: words.lossUnit, log: true },
    testLoss: { text: 'Test loss', unit: words.lossUnit, log: true },
    trainAccuracy: { text: `Train ${words.score}`, unit: '%', log: false },
    testAccuracy: { text: `Test ${words.score}`, unit: '%', log: false },
  };
  const show = (key, v) => (figures[key].log ? format.significant(v) : format.percent(v, 1));

  function cells(plane, key) {
    return plane[key].flatMap((row, i) => row.map((value, j) => ({ i, j, value })));
  }

  function range(plane, key) {
    const values = cells(plane, key).map(c => c.value).filter(v => format.isNumber(v) && (!figures[key].log || v > 0));
    return [Math.min(...values), Math.max(...values)];
  }

  function position(key, [low, high], v) {
    if (high === low) return 0.5;
    return figures[key].log ? Math.log(v / low) / Math.log(high / low) : (v - low) / (high - low);
  }

  function axis(side, plane, box) {
    const every = Math.max(1, Math.round(plane.steps.length / (box.narrow ? 4 : 10)));
    const middle = (plane.steps.length - 1) / 2;
    return {
      type: 'category', data: plane.steps.map(s => format.rate(Number(s.toPrecision(6)))), name: side === 'x' ? 'Along the first direction' : 'Along the second direction',
      nameLocation: side === 'x' ? 'middle' : 'end', nameGap: side === 'x' ? 30 : 14,
      nameTextStyle: { color: theme.colour('muted'), fontSize: 12, align: side === 'x' ? 'center' : 'left', padding: side === 'x' ? 0 : [0, 0, 0, -axes.margins.left + 2] },
      axisLine: { show: false }, axisTick: { show: false },
      axisLabel: { color: theme.colour('muted'), fontSize: 12, interval: i => (i - middle) % every === 0 },
    };
  }

  function option(plane, state, box) {
    const key = state.figure;
    const ends = range(plane, key);
    const side = Math.min(box.width - axes.margins.left - axes.margins.right, box.height - axes.margins.top - axes.margins.bottom);
    return {
      grid: { width: side, height: side, right: 'auto', bottom: 'auto' },
      xAxis: axis('x', plane, box),
      yAxis: axis('y', plane, box),
      tooltip: { formatter: p => (p.data.cell ? tip(plane, p.data.cell) : '') },
      series: [
        {
          type: 'heatmap',
          data: cells(plane, key).map(c => ({
            value: [c.j, c.i, 0], cell: c,
            itemStyle: { color: format.isNumber(c.value) ? theme.heat(position(key, ends, c.value)) : theme.colour('surface'), borderWidth: 0 },
          })),
        },
        {
          type: 'scatter', silent: true, symbol: 'circle', symbolSize: 9, data: [[(plane.steps.length - 1) / 2, (plane.steps.length - 1) / 2]],
          itemStyle: { color: 'transparent', borderColor: theme.colour('accent'), borderWidth: 2 },
        },
      ],
      visualMap: undefined,
    };
  }

  function tip(plane, c) {
    return marks.tip(`(${format.rate(plane.steps[c.j])}, ${format.rate(plane.steps[c.i])})`,
      Object.keys(figures).map(key => [figures[key].text.toLowerCase(), `${show(key, plane[key][c.i][c.j])} ${figures[key].unit}`]));
  }

  function legend(plane, state) {
    const [low, high] = range(plane, state.figure);
    const { el } = dom;
    return [el('span', { class: 'swatch' }, `${show(state.figure, low)} `,
      el('span', { class: 'gradient', style: `display:inline-block;width:8rem;height:.7rem;border-radius:3px;background:${theme.heatGradient()}` }),
      ` ${show(state.figure, high)} ${figures[state.figure].unit}${figures[state.figure].log ? ', log scale' : ''}`)];
  }

  function caption(plane) {
    return `The ring is the network; 1 on either axis is as far as its filters are long. Seed ${plane.seed}, ${format.counted(plane.trainExamples, 'training example')}, `
      + `${format.counted(plane.testExamples, 'test example')}; batch norm: ${plane.batchNorm}; ${plane.precision}.`;
  }

  function add(section, plane) {
    figure.add(section, {
      id: 'plane',
      title: `The loss around ${plane.checkpoint}`,
      lead: 'Two random directions, filter-normalized (Li et al. 2018): networks of other scales can be compared by eye.',
      tall: true,
      controls: [{ name: 'figure', label: 'Figure', value: 'trainLoss', options: Object.entries(figures).map(([value, f]) => ({ value, text: f.text })) }],
      option: (state, box) => option(plane, state, box),
      caption: () => caption(plane),
      table: state => tables.plain(
        [{ text: 'second \\ first', num: true }, ...plane.steps.map(s => ({ text: format.rate(s), num: true }))],
        plane[state.figure].map((row, i) => [format.rate(plane.steps[i]), ...row.map(v => show(state.figure, v))])),
      legend: state => legend(plane, state),
      label: state => `${figures[state.figure].text} on a plane. ${caption(plane)}`,
    });
  }

  return { add };
})();
