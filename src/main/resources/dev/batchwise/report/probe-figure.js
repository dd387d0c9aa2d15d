/**
 * A quantity against batch size, both on logarithmic axes: points with their spread, a fitted line, places on the axis that
 * matter, and crosses below for sizes that did not run.
 */
const probeFigure = (() => {
  /** Points of a curve, dense enough to be smooth on a logarithmic axis. */
  function curve(of, unit) {
    const [low, high] = [data.sizes[0], data.sizes[data.sizes.length - 1]];
    const count = 60;
    return Array.from({ length: count + 1 }, (_, i) => low * (high / low) ** (i / count))
      .map(b => [b, of(b) / unit])
      .filter(([, y]) => y > 0);
  }

  function fitted(points) {
    return {
      type: 'line', data: points, silent: true, showSymbol: false, z: 2, clip: true, tooltip: { show: false },
      lineStyle: { width: 1.5, type: [6, 4], color: theme.colour('muted') },
    };
  }

  /** Thin vertical lines with their names: { at, text }. */
  function guides(places, box) {
    return {
      type: 'line', data: [], silent: true, z: 1, tooltip: { show: false },
      markLine: {
        silent: true, symbol: 'none', animation: false, precision: 12,
        lineStyle: { color: theme.colour('muted'), type: [2, 3], width: 1 },
        data: places.map(p => ({
          xAxis: p.at,
          label: {
            show: box.width >= 300, formatter: p.text, position: 'end', distance: 4, color: theme.colour('muted'), fontSize: 12,
            textBorderColor: theme.colour('bg'), textBorderWidth: 3,
          },
        })),
      },
    };
  }

  /** Crosses along the bottom. */
  function crosses(bottom) {
    return {
      type: 'scatter', symbol: marks.cross, symbolSize: 9, z: 5, itemStyle: { color: theme.colour('caution') },
      data: data.failed.map(s => ({ value: [s.batchSize, bottom], size: s })),
    };
  }

  function points(rows, colour) {
    return {
      type: 'line', symbol: 'circle', symbolSize: 8, showAllSymbol: true, z: 4, clip: true, emphasis: { disabled: true },
      data: rows.map(r => ({ value: [r.size.batchSize, r.value], size: r.size })),
      lineStyle: { width: 2, color: colour }, itemStyle: { color: colour },
    };
  }

  const inside = at => at > data.sizes[0] && at < data.sizes[data.sizes.length - 1];

  /**
   * The option of a figure.
   *
   * @param spec { name, rows: [{ size, value, low, high }], curve: points or [], places, text }
   */
  function option(spec, box) {
    const x = axes.batch(box.width);
    const values = [...spec.rows.flatMap(r => [r.low ?? r.value, r.high ?? r.value]), ...spec.curve.map(p => p[1])];
    const y = axes.logY(spec.name, values, v => format.rate(v), 5);
    const colour = theme.colour('accent');
    return {
      xAxis: x.axis,
      yAxis: y.axis,
      tooltip: { formatter: p => spec.tip(p.data.size) },
      series: [
        x.ticks, y.ticks, guides(spec.places.filter(p => inside(p.at)), box), fitted(spec.curve),
        marks.bars(colour, spec.rows.filter(r => r.high > r.low).map(r => [r.size.batchSize, r.low, r.high])),
        points(spec.rows, colour), crosses(y.axis.min),
      ],
    };
  }

  /** The legend: what is drawn of points, line and crosses. */
  function legend(measured, line) {
    return [
      marks.swatch(theme.colour('accent'), measured, 'circle'),
      ...(line ? [marks.swatch(theme.colour('muted'), line, 'dashed')] : []),
      ...(data.failed.length ? [marks.swatch(theme.colour('caution'), 'did not run', 'cross')] : []),
    ];
  }

  return { curve, option, legend };
})();
