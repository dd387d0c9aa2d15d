/** What a trial costs: its time and its memory against batch size, both on logarithmic axes. */
const costCharts = (() => {
  const { sizes, comparison } = data;
  const measured = comparison.filter(c => c.trainSeconds);
  const arms = data.arms.filter(a => measured.some(c => c.arm === a));

  const timed = arm => measured.filter(c => c.arm === arm);
  const timeUnit = format.timeUnit(Math.max(0, ...measured.map(c => c.trainSeconds.median)));

  function timeOption(state, box) {
    const own = timed(state.arm);
    const inUnit = s => s / timeUnit.size;
    const text = c => format.inUnit(c.trainSeconds.median, timeUnit);
    const barred = own.filter(c => c.seeds > 1);
    const x = axes.batch(box.width);
    const y = axes.logY(`Training time of a trial (${timeUnit.symbol})`,
      own.flatMap(c => [c.trainSeconds.min, c.trainSeconds.max]).map(inUnit), v => format.rate(v), 5);
    return {
      xAxis: x.axis,
      yAxis: y.axis,
      tooltip: { formatter: p => timeTip(p.data.row) },
      series: [
        x.ticks, y.ticks,
        marks.bars(theme.arm(state.arm),
          barred.map(c => [c.batchSize, inUnit(c.trainSeconds.min), inUnit(c.trainSeconds.max)]),
          box.width < 360 ? [] : barred.map(text), 'left'),
        marks.line(state.arm, own.map(c => ({
          value: [c.batchSize, inUnit(c.trainSeconds.median)], row: c,
          label: c.seeds > 1 ? undefined : marks.pointLabel(box, text(c), 'left'),
        }))),
      ],
    };
  }

  function timeTip(c) {
    return marks.tip(`Batch size ${format.count(c.batchSize)}`, [
      ['median', format.seconds(c.trainSeconds.median)],
      ['fastest to slowest', `${format.seconds(c.trainSeconds.min)} to ${format.seconds(c.trainSeconds.max)}`],
      ['speed', `${format.significant(c.examplesPerSecond)} examples/s`],
      ['seeds', format.count(c.seeds)],
    ]);
  }

  function timeCaption(state) {
    const own = timed(state.arm);
    const bars = own.some(c => c.seeds > 1) ? '; bars reach from the fastest to the slowest, they are no intervals' : ', no intervals';
    return `Median over ${data.seedsOf(own.map(c => ({ n: c.seeds })))}${bars}. Training alone, evaluation off the clock.`;
  }

  function timeTable(state) {
    const column = (text, unit) => ({ text, unit, num: true });
    return tables.plain(
      [column('Batch size'), column('Median', timeUnit.symbol), column('Fastest', timeUnit.symbol), column('Slowest', timeUnit.symbol), column('Speed', 'examples/s')],
      timed(state.arm).map(c => [
        format.count(c.batchSize), ...[c.trainSeconds.median, c.trainSeconds.min, c.trainSeconds.max].map(s => format.inUnit(s, timeUnit)),
        format.significant(c.examplesPerSecond),
      ]));
  }

  /** Memory belongs to a batch size, so every arm has the same; the first that has it is taken. */
  const memories = sizes
    .map(b => comparison.find(c => c.batchSize === b && c.peakMemoryBytes !== null))
    .filter(c => c)
    .map(c => ({ size: c.batchSize, bytes: c.peakMemoryBytes }));
  const memoryOf = size => memories.find(m => m.size === size);
  // A size that needed no memory worth measuring has no place on a logarithmic axis; it is in the table.
  const drawn = memories.filter(m => m.bytes > 0);
  const memoryUnit = format.byteUnit(Math.max(0, ...memories.map(m => m.bytes)));

  function memoryOption(state, box) {
    const x = axes.batch(box.width);
    const y = axes.logY(`Peak memory above rest (${memoryUnit.symbol})`, drawn.map(m => m.bytes / memoryUnit.size), v => format.rate(v), 5);
    return {
      xAxis: x.axis,
      yAxis: y.axis,
      tooltip: { formatter: p => marks.tip(`Batch size ${format.count(p.data.size)}`, [['peak memory above rest', format.bytes(p.data.bytes)]]) },
      series: [x.ticks, y.ticks, {
        ...marks.line(data.arms[0], sizes.map(b => memoryOf(b) || { size: b, bytes: null }).map(m => ({
          value: [m.size, m.bytes > 0 ? m.bytes / memoryUnit.size : '-'], ...m,
          label: marks.pointLabel(box, format.inUnit(m.bytes, memoryUnit), 'right'),
        }))),
        color: theme.colour('ink'), itemStyle: { color: theme.colour('ink') }, lineStyle: { width: 2, color: theme.colour('ink') }, symbol: 'circle', symbolSize: 8,
      }],
    };
  }

  function memoryCaption() {
    const missing = sizes.filter(b => !memoryOf(b));
    const none = memories.filter(m => m.bytes <= 0).map(m => format.count(m.size));
    return 'One measurement a batch size (n=1, no interval), in a fresh worker, the same for every arm.'
      + (none.length ? ` Too little to be seen: ${format.words(none)}.` : '')
      + (missing.length ? ` Not measured: ${format.words(missing.map(format.count))}.` : '');
  }

  function show() {
    figure.add(dom.at('cost'), {
      id: 'time', small: true, title: 'Training time of a trial, against batch size',
      controls: [{ name: 'arm', label: 'Arm', value: arms[0], options: arms.map(a => ({ value: a, text: data.armText(a) })) }],
      empty: measured.length ? '' : 'No compared trial completed, so there is no training time to show.',
      option: timeOption, caption: timeCaption, table: timeTable,
      legend: () => [],
      label: state => `Training time of a trial against batch size. ${timeCaption(state)}`,
    });
    figure.add(dom.at('cost'), {
      id: 'memory', small: true, title: 'Peak memory, against batch size', controls: [],
      empty: drawn.length ? '' : 'Peak memory was not measured in this study.',
      option: memoryOption, caption: memoryCaption,
      table: () => tables.plain(
        [{ text: 'Batch size', num: true }, { text: 'Peak memory above rest', unit: memoryUnit.symbol, num: true }],
        memories.map(m => [format.count(m.size), format.inUnit(m.bytes, memoryUnit)])),
      legend: () => [],
      label: () => `Peak memory against batch size. ${memoryCaption()}`,
    });
  }

  return { show };
})();
