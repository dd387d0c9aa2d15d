/** The page of a probe: what was found, the charts, the table. */
const probePage = (() => {
  const { el, at } = dom;
  const { results } = data;
  const tile = (name, value, note) => el('div', {}, el('dt', {}, name), el('dd', { class: 'value' }, value), el('dd', { class: 'note' }, note));

  function setting() {
    const n = results.rounds;
    return `${results.model} on ${results.data} with ${results.optimizer.name}: ${format.counted(data.all.length, 'batch size')}, every one of them run in a `
      + `process of its own and timed in ${format.counted(n, 'round')} over all sizes, one thread.`;
  }

  function tiles() {
    const all = [];
    if (results.speedStopsGrowingAt) {
      const row = data.timed.find(s => s.batchSize === results.speedStopsGrowingAt);
      all.push(tile('Speed stops growing at', format.count(row.batchSize), `${format.significant(row.examplesPerSecond)} examples/s: the smallest size with 90 % of the highest speed`));
      const best = data.timed.find(s => s.batchSize === results.fastest);
      all.push(tile('Fastest measured', format.count(best.batchSize), `${format.significant(best.examplesPerSecond)} examples/s`));
    }
    if (data.timeFit) {
      all.push(tile('Overhead of an update', format.seconds(data.timeFit.overheadSeconds),
        data.timeFit.overheadSeconds > 0
          ? `as long as ${format.significant(data.timeFit.saturationBatch)} examples (B_sat), ${format.seconds(data.timeFit.perExampleSeconds)} each`
          : `${format.seconds(data.timeFit.perExampleSeconds)} each example: no overhead can be told`));
    }
    if (data.memoryFit) {
      all.push(tile('Memory of an example', format.bytes(data.memoryFit.perExampleBytes), `beside ${format.bytes(data.memoryFit.fixedBytes)} that every size takes`));
    }
    return el('dl', { class: 'tiles' }, ...all);
  }

  const sentence = text => `${text[0].toUpperCase()}${text.slice(1)}.`;

  function card() {
    const limit = results.memoryLimitBytes ? ` within ${format.bytes(results.memoryLimitBytes)}` : '';
    const cautions = [
      ...data.failed.map(s => `${format.count(s.batchSize)} ${format.outcome(s.outcome)}: ${s.detail}.`),
      ...results.notRun.map(s => `Not run: ${format.count(s.batchSize)}, ${s.reason}.`),
      ...results.notes.map(sentence),
    ];
    return el('div', { class: 'card' },
      el('div', {},
        el('div', { class: 'label' }, `Largest that ran${limit}`),
        el('div', { class: results.largestThatRan ? 'verdict' : 'verdict unknown', id: 'verdict' }, results.largestThatRan ? format.count(results.largestThatRan) : 'none'),
        results.largestThatRan ? el('p', { class: 'with' }, 'and ran again in a fresh process') : ''),
      tiles(),
      cautions.length ? el('ul', { class: 'caveats', 'aria-label': 'Notes' }, ...cautions.map(c => el('li', {}, c))) : '');
  }

  function facts(pairs) {
    return el('dl', {}, ...pairs.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));
  }

  function show() {
    at('setting').textContent = setting();
    at('found').append(card());
    probeCharts.show();
    at('sizes').append(el('h2', {}, 'Every size that was run'), probeCharts.table());
    const e = results.environment;
    const { work } = results;
    at('environment').append(el('h2', {}, 'Where it was measured'), el('div', { class: 'facts' }, facts([
      ['Processor', `${e.cpu}, ${format.counted(e.cores, 'core')}`], ['libtorch', e.libtorch], ['Java', e.java], ['System', e.os],
      ...(work ? [['Network', `${format.count(work.weights)} weights, ${format.significant(work.trainingFlops / 1e6)} million operations to train an example`]] : []),
      ['Took', format.seconds(results.seconds)], ['Batchwise', `${e.batchwise} (commit ${e.commit})`],
    ])));
    at('foot').textContent = `Batchwise ${e.batchwise}. This page holds all its data and loads nothing; probe.json beside it holds the same figures.`;
  }

  return { show };
})();
theme.start();
probePage.show();
theme.onChange(figure.redraw);
