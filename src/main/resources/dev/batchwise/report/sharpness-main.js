/** The page of the instrument of sharpness: checkpoints side by side, a line, or a plane. */
const sharpnessPage = (() => {
  const { el, at } = dom;
  const results = JSON.parse(at('results').textContent);
  const found = results.checkpoints || (results.hessian ? [results] : []);

  const short = n => n.checkpoint.split('/').pop().replace('.safetensors', '');

  function rows() {
    const mean = (n, subspace, epsilon) => {
      const all = n.keskar.filter(k => k.subspace === subspace && k.epsilon === epsilon).map(k => k.value);
      return all.length ? all.reduce((sum, v) => sum + v, 0) / all.length : null;
    };
    const epsilons = [...new Set(found[0].keskar.map(k => k.epsilon))];
    const eigenvalue = e => (e ? `${format.significant(e.value)}${e.converged ? '' : ' ?'}` : format.none);
    return [
      [`Loss (${words.lossUnit})`, n => format.significant(n.lossNats)],
      [`${words.Score} (%)`, n => format.percent(n.accuracy, 2)],
      ['Gradient norm', n => format.significant(n.gradientNorm)],
      ...epsilons.flatMap(e => [
        [`φ, ε = ${format.rate(e)}, A = I`, n => format.significant(mean(n, 'full', e))],
        [`φ, ε = ${format.rate(e)}, random A`, n => format.significant(mean(n, 'random', e))],
      ]),
      ...found[0].adaptive.map((a, i) => [`Adaptive, ${a.norm === 'linf' ? 'ℓ∞' : 'ℓ2'}, ρ = ${format.rate(a.radius)} (${words.lossUnit})`, n => format.significant(n.adaptive[i].value)]),
      ['λ_max', n => eigenvalue(n.hessian.lambdaMax)],
      ['λ_min', n => eigenvalue(n.hessian.lambdaMin)],
      ['Gauss–Newton λ_max', n => eigenvalue(n.hessian.gaussNewtonLambdaMax)],
      ['Trace', n => `${format.significant(n.hessian.trace.value)} ± ${format.significant(n.hessian.trace.standardError, 2)} (standard error)`],
      ['2/λ_max', n => format.significant(n.hessian.stableLearningRate)],
      ['Learning rate', n => format.rate(n.learningRate)],
    ].filter(([, cell]) => found.some(n => cell(n) !== format.none));
  }

  function basis(n) {
    return `${n.model}, ${format.counted(n.weights, 'weight')}. Measured on ${format.counted(n.examples, 'example')} of the ${n.split} split of ${n.data} (${n.subset}); `
      + `batch norm: ${n.batchNorm}; ${n.precision}; preset ${n.preset}, seed ${n.seed}.`;
  }

  function checkpoints() {
    at('setting').textContent = basis(found[0]);
    at('figures').append(tables.plain(
      [{ text: 'Measure' }, ...found.map(n => ({ text: short(n), num: true }))],
      rows().map(([name, cell]) => [name, ...found.map(cell)])));
    const named = n => (found.length > 1 ? `${short(n)}: ` : '');
    const notes = [...found.flatMap(n => n.notes.map(note => named(n) + note)), ...(results.warnings || [])];
    if (notes.length) at('figures').append(el('ul', { class: 'caveats', 'aria-label': 'Notes' }, ...notes.map(n => el('li', {}, `${n[0].toUpperCase()}${n.slice(1)}.`))));
    at('figures').append(el('p', { class: 'aside' },
      'φ, λ_max and trace change when layers are rescaled, which leaves a ReLU network’s function as it is; adaptive sharpness does not.'));
    found.forEach((n, i) => {
      if (n.hessian.density) densityChart.add(at('charts'), n, i);
    });
  }

  function show() {
    if (results.straight) {
      at('setting').textContent = `${results.model} on ${results.data}.`;
      lineChart.add(at('charts'), results);
    } else if (results.steps) {
      at('setting').textContent = `${results.model} on ${results.data}.`;
      planeChart.add(at('charts'), results);
    } else {
      checkpoints();
    }
    const e = found.length ? found[0].environment : null;
    at('foot').textContent = `${e ? `Batchwise ${e.batchwise}, libtorch ${e.libtorch}, ${e.cpu}. ` : ''}This page holds all its data and loads nothing.`;
  }

  return { show };
})();
theme.start();
sharpnessPage.show();
theme.onChange(figure.redraw);
