/** The density of the Hessian's spectrum, with the eigenvalues that were found beside it. */
const densityChart = (() => {
  function option(network, box) {
    const { density } = network.hessian;
    const y = density.density;
    const floor = Math.max(...y) * 1e-7;
    const ticks = axes.logY('Density', [floor, Math.max(...y)], v => v.toExponential(0), 5);
    const tops = network.hessian.topEigenvalues.map(e => e.value);
    const x = axes.linear('x', 'Eigenvalue', [Math.min(...density.at), Math.max(...density.at)]);
    const line = { width: 2, color: theme.line(0) };
    return {
      grid: { left: 66 },
      xAxis: x,
      yAxis: ticks.axis,
      tooltip: { trigger: 'axis', formatter: ps => marks.tip(`Eigenvalue ${format.significant(ps[0].value[0])}`, [['density', format.significant(ps[0].value[1])]]) },
      series: [ticks.ticks, {
        type: 'line', showSymbol: false, lineStyle: line, itemStyle: { color: theme.line(0) }, clip: true,
        areaStyle: { color: theme.line(0), opacity: 0.08, origin: 'start' },
        data: density.at.map((at, i) => [at, Math.max(y[i], floor / 10)]),
        markLine: {
          silent: true, symbol: 'none', animation: false, precision: 12,
          lineStyle: { color: theme.line(1), type: 'solid', width: 1.2, opacity: 0.8 },
          label: { show: false },
          data: tops.map(value => ({ xAxis: value })),
        },
      }],
    };
  }

  function caption(network) {
    const { trace } = network.hessian;
    return `Stochastic Lanczos quadrature; lines mark the ${format.counted(network.hessian.topEigenvalues.length, 'eigenvalue')} found by Lanczos. `
      + `Trace ${format.significant(trace.value)} (standard error ${format.significant(trace.standardError, 2)}).`;
  }

  function add(section, network, i) {
    figure.add(section, {
      id: `density-${i}`,
      title: `Spectrum of the Hessian of ${network.checkpoint.split('/').pop().replace('.safetensors', '')}`,
      lead: '',
      controls: [],
      option: (state, box) => option(network, box),
      caption: () => caption(network),
      table: () => tables.plain(
        [{ text: 'Eigenvalue', num: true }, { text: 'Residual', num: true }, { text: 'Converged' }],
        network.hessian.topEigenvalues.map(e => [format.significant(e.value, 4), format.significant(e.residual, 2), e.converged ? 'yes' : 'no'])),
      legend: () => [marks.swatch(theme.line(0), 'density'), marks.swatch(theme.line(1), 'eigenvalues found')],
      label: () => `Density of the spectrum. ${caption(network)}`,
    });
  }

  return { add };
})();
