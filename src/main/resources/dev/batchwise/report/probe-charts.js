/** Speed, time of an update, memory and use of the hardware, each against batch size. */
const probeCharts = (() => {
  const { results, timed, remembered, timeFit, memoryFit } = data;
  const column = (text, unit) => ({ text, unit, num: true });
  const timeUnit = format.timeUnit(Math.max(0, ...timed.map(s => s.updateSeconds.median)));
  const memoryUnit = format.byteUnit(Math.max(0, ...remembered.map(s => s.peakMemoryBytes)));

  function tip(size) {
    const t = size.updateSeconds;
    return marks.tip(`Batch size ${format.count(size.batchSize)}`, [
      ...(size.outcome === 'ran' ? [] : [['outcome', format.outcome(size.outcome)]]),
      ...(t ? [
        ['speed', `${format.significant(size.examplesPerSecond)} examples/s`],
        ['median update', format.seconds(t.median)],
        ['quartiles', `${format.seconds(t.lowerQuartile)} to ${format.seconds(t.upperQuartile)}`],
        ['updates', format.count(t.n)],
      ] : []),
      ...(format.isNumber(size.peakMemoryBytes) ? [['peak memory', format.bytes(size.peakMemoryBytes)]] : []),
      ...(size.use ? [
        ['of the matrix-product peak', `${format.percent(size.use.matmulShare, 0)} %`],
        ['of the copy speed', `${format.percent(size.use.copyShare, 0)} %`],
        ['bound by', size.use.boundBy],
      ] : []),
    ]);
  }

  const knee = timeFit ? [{ at: timeFit.saturationBatch, text: 'B_sat' }, { at: timeFit.kneeBatch, text: 'knee' }] : [];

  const bars = 'Bars are the quartiles of single updates, no intervals of the median.';

  function speed() {
    const rows = timed.map(size => ({
      size, value: size.examplesPerSecond,
      low: size.batchSize / size.updateSeconds.upperQuartile, high: size.batchSize / size.updateSeconds.lowerQuartile,
    }));
    const caption = `Batch size over its median update. ${bars}`
      + (timeFit ? ` Dashed: the fit; at B_sat overhead and examples take equally long; from the knee on an example takes at most 10 % longer than its least.` : '');
    figure.add(dom.at('speed'), {
      id: 'speed-chart', small: true, title: 'Examples a second', controls: [],
      empty: rows.length ? '' : 'No size was timed.',
      option: (state, box) => probeFigure.option({
        name: 'Examples per second', rows, places: knee, tip, curve: timeFit ? probeFigure.curve(b => b / data.updateSeconds(b), 1) : [],
      }, box),
      caption: () => caption, legend: () => probeFigure.legend('measured', timeFit && 'fit'),
      label: () => `Examples a second against batch size. ${caption}`,
    });
  }

  function time() {
    const rows = timed.map(size => ({
      size, value: size.updateSeconds.median / timeUnit.size,
      low: size.updateSeconds.lowerQuartile / timeUnit.size, high: size.updateSeconds.upperQuartile / timeUnit.size,
    }));
    const caption = timeFit
      ? `Dashed: ${format.seconds(timeFit.overheadSeconds)} + B × ${format.seconds(timeFit.perExampleSeconds)}, within ${format.percent(timeFit.worstDeviation, 0)} % of every median. ${bars}`
      : bars;
    figure.add(dom.at('speed'), {
      id: 'time-chart', small: true, title: 'Time of an update', controls: [],
      empty: rows.length ? '' : 'No size was timed.',
      option: (state, box) => probeFigure.option({
        name: `Time of an update (${timeUnit.symbol})`, rows, places: knee, tip,
        curve: timeFit ? probeFigure.curve(data.updateSeconds, timeUnit.size) : [],
      }, box),
      caption: () => caption, legend: () => probeFigure.legend('median', timeFit && 'fit'),
      label: () => `Time of an update against batch size. ${caption}`,
    });
  }

  function memory() {
    const rows = remembered.map(size => ({ size, value: size.peakMemoryBytes / memoryUnit.size }));
    const caption = 'One measurement a size (n=1, no interval), in a fresh worker; small peaks may be off by a few MB.'
      + (memoryFit ? ` Dashed: ${format.bytes(memoryFit.fixedBytes)} + B × ${format.bytes(memoryFit.perExampleBytes)}, R² ${memoryFit.r2.toFixed(4)} over the sizes from ${format.count(memoryFit.batchSizes[0])} on.` : '');
    figure.add(dom.at('cost'), {
      id: 'memory-chart', small: true, title: 'Peak memory above rest', controls: [],
      empty: rows.length ? '' : 'Peak memory could not be measured.',
      option: (state, box) => probeFigure.option({
        name: `Peak memory above rest (${memoryUnit.symbol})`, rows, places: [], tip,
        curve: memoryFit ? probeFigure.curve(data.peakBytes, memoryUnit.size) : [],
      }, box),
      caption: () => caption, legend: () => probeFigure.legend('measured', memoryFit && 'fit'),
      label: () => `Peak memory against batch size. ${caption}`,
    });
  }

  const shares = [
    { key: 'matmulShare', text: 'arithmetic, of the matrix-product peak', short: 'arithmetic' },
    { key: 'copyShare', text: 'memory traffic, of the copy speed', short: 'memory traffic' },
  ];

  function shareSeries(share, i, used) {
    const colour = theme.line(i);
    return {
      type: 'line', name: share.short, symbol: 'circle', symbolSize: 8, showAllSymbol: true, z: 4, emphasis: { disabled: true },
      data: used.map(s => ({ value: [s.batchSize, 100 * s.use[share.key]], size: s })),
      lineStyle: { width: 2, color: colour }, itemStyle: { color: colour },
    };
  }

  function use() {
    const used = timed.filter(s => s.use);
    const { hardware } = results;
    const caption = hardware
      ? `One core at best: matrix products ${format.significant(hardware.matmulGflops)} GFLOP/s, copies ${format.significant(hardware.copyGBs)} GB/s. Arithmetic is counted from the layers; traffic is the least that an update reads and writes, so above 100 % caches serve it.`
      : '';
    figure.add(dom.at('cost'), {
      id: 'use-chart', small: true, title: 'Use of the hardware', controls: [],
      empty: used.length ? '' : 'The machine, or the work of the network, could not be measured.',
      option: (state, box) => {
        const x = axes.batch(box.width);
        const y = axes.linear('y', 'Share of the ceiling (%)', [0, Math.max(100, ...used.flatMap(s => shares.map(k => 100 * s.use[k.key])))]);
        return {
          xAxis: x.axis, yAxis: y, tooltip: { formatter: p => tip(p.data.size) },
          series: [x.ticks, ...shares.map((k, i) => shareSeries(k, i, used))],
        };
      },
      caption: () => caption, legend: () => shares.map((k, i) => marks.swatch(theme.line(i), k.text)),
      label: () => `Use of the hardware against batch size. ${caption}`,
    });
  }

  function table() {
    return tables.plain(
      [
        column('Batch size'), { text: 'Outcome' }, column('Speed', 'examples/s'), column('Update', timeUnit.symbol),
        column('Quartiles', timeUnit.symbol), column('Updates'), column('Peak memory', memoryUnit.symbol),
        column('Matmul peak', '%'), column('Copy speed', '%'), { text: 'Bound by' },
      ],
      data.all.map(s => {
        const t = s.updateSeconds;
        return [
          format.count(s.batchSize), format.outcome(s.outcome), format.significant(s.examplesPerSecond),
          t ? format.inUnit(t.median, timeUnit) : format.none,
          t ? `${format.inUnit(t.lowerQuartile, timeUnit)}–${format.inUnit(t.upperQuartile, timeUnit)}` : format.none,
          t ? format.count(t.n) : format.none, format.inUnit(s.peakMemoryBytes, memoryUnit),
          s.use ? format.percent(s.use.matmulShare, 0) : format.none, s.use ? format.percent(s.use.copyShare, 0) : format.none,
          s.use ? s.use.boundBy : format.none,
        ];
      }));
  }

  function show() {
    speed();
    time();
    memory();
    use();
  }

  return { show, table };
})();
