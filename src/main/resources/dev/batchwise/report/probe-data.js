/** The results in the page, and where to find what in them. */
const data = (() => {
  const results = JSON.parse(dom.at('results').textContent);
  const all = results.sizes;
  const sizes = all.map(s => s.batchSize);
  const ran = all.filter(s => s.outcome === 'ran');
  const timed = ran.filter(s => s.updateSeconds);
  const failed = all.filter(s => s.outcome !== 'ran');
  // A peak too small to be told from rest has no place on a logarithmic axis; it is in the table.
  const remembered = all.filter(s => s.peakMemoryBytes > 0);
  const { timeFit, memoryFit } = results;
  const updateSeconds = b => timeFit.overheadSeconds + timeFit.perExampleSeconds * b;
  const peakBytes = b => memoryFit.fixedBytes + memoryFit.perExampleBytes * b;

  return { results, all, sizes, ran, timed, failed, remembered, timeFit, memoryFit, updateSeconds, peakBytes };
})();
