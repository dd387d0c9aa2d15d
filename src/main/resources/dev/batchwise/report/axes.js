/** Axes with their ticks. A logarithmic axis of the library labels whole powers alone, so ours bring their own lines. */
const axes = (() => {
  const patterns = [[1], [1, 3], [1, 2, 5], [1, 2, 3, 5], [1, 1.5, 2, 3, 4, 5, 6, 8]];

  function step(range, parts) {
    const rough = range / parts;
    const power = 10 ** Math.floor(Math.log10(rough));
    return [1, 2, 5, 10].find(m => m * power >= rough * 0.999) * power;
  }

  function multiples(low, high, by) {
    const all = [];
    for (let i = Math.ceil(low / by - 1e-9); i * by <= high * (1 + 1e-12); i++) all.push(Number((i * by).toPrecision(12)));
    return all;
  }

  /** Round values of a logarithmic range, at most so many; evenly spaced ones where the range is short. */
  function logTicks(low, high, most) {
    if (high / low < 4) return multiples(low, high, step(high - low, Math.min(4, most)));
    const fitting = patterns
      .map(pattern => decades(low, high, pattern))
      .filter(ticks => ticks.length <= most);
    if (fitting.length) return fitting[fitting.length - 1];
    const powers = decades(low, high, [1]);
    return powers.filter((_, i) => i % Math.ceil(powers.length / most) === 0);
  }

  function decades(low, high, pattern) {
    const ticks = [];
    for (let k = Math.floor(Math.log10(low)); k <= Math.log10(high); k++) {
      ticks.push(...pattern.map(m => Number((m * 10 ** k).toPrecision(6))));
    }
    return ticks.filter(t => t >= low * 0.999 && t <= high * 1.001);
  }

  function common(side, name) {
    const nameStyle = side === 'x'
      ? { nameLocation: 'middle', nameGap: 30 }
      : { nameLocation: 'end', nameGap: 14, nameTextStyle: { align: 'left', padding: [0, 0, 0, -margins.left + 2] } };
    return {
      name,
      ...nameStyle,
      nameTextStyle: { color: theme.colour('muted'), fontSize: 12, ...nameStyle.nameTextStyle },
      axisLine: { show: side === 'x', onZero: false, lineStyle: { color: theme.colour('line') } },
      axisTick: { show: false },
      axisLabel: { color: theme.colour('muted'), fontSize: 12 },
      splitLine: { show: false, lineStyle: { color: theme.colour('grid') } },
    };
  }

  const margins = { left: 56, right: 18, top: 40, bottom: 46 };

  /** A logarithmic axis and the series that draws its ticks; side is 'x' or 'y'. */
  function log(side, name, [low, high], ticks, text) {
    const base = common(side, name);
    const label = { position: 'start', distance: side === 'x' ? 7 : 8, color: theme.colour('muted'), fontSize: 12 };
    return {
      axis: { ...base, type: 'log', min: low, max: high, axisLabel: { show: false } },
      ticks: {
        type: 'line', data: [], silent: true, z: 0, tooltip: { show: false },
        markLine: {
          silent: true, symbol: 'none', animation: false,
          precision: 12, // 2 if not said, which would draw 0.005 at 0.01
          lineStyle: { color: theme.colour('grid'), type: 'solid', width: side === 'x' ? 0 : 1 },
          data: ticks.map(t => ({ [`${side}Axis`]: t, label: { ...label, formatter: text(t) } })),
        },
      },
    };
  }

  /** The axis of batch sizes: the sizes that were measured are its ticks. */
  function batch(width) {
    const all = data.sizes;
    const pad = all.length > 1 ? Math.min(1.6, Math.sqrt(all[1] / all[0])) : 2;
    const every = Math.max(1, Math.ceil((all.length * 44) / Math.max(1, width - margins.left - margins.right)));
    const low = all[0] / pad;
    const high = all[all.length - 1] * pad;
    const shown = all.filter((_, i) => i % every === 0);
    return log('x', 'Batch size (examples per update, log scale)', [low, high], shown, format.count);
  }

  function spread(values, factor) {
    return [Math.min(...values) / factor, Math.max(...values) * factor];
  }

  /** A logarithmic y axis around some positive values. */
  function logY(name, values, text, ticks = 6) {
    const [least, most] = spread(values, 1);
    const pad = Math.max(1.2, (most / least) ** 0.09);
    const [low, high] = [least / pad, most * pad];
    return log('y', `${name}, log scale`, [low, high], logTicks(low, high, ticks), text);
  }

  /** A logarithmic x axis around some positive values. */
  function logX(name, values, text, most) {
    const [low, high] = spread(values, 1.06);
    return log('x', `${name}, log scale`, [low, high], logTicks(low, high, most), text);
  }

  /** A linear axis over a range, rounded to whole steps and with their decimals. */
  function linear(side, name, [low, high]) {
    const by = step(high - low || 1, 5);
    const decimals = Math.max(0, -Math.floor(Math.log10(by) + 1e-9));
    const text = v => v.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    const base = common(side, name);
    return {
      ...base,
      type: 'value',
      min: Number((Math.floor(low / by + 1e-9) * by).toPrecision(12)),
      max: Number((Math.ceil(high / by - 1e-9) * by).toPrecision(12)),
      interval: by,
      axisLabel: { ...base.axisLabel, formatter: text, hideOverlap: true },
      splitLine: { ...base.splitLine, show: side === 'y' },
    };
  }

  /** A position beside a batch size, so that arms at the same size do not hide one another. */
  function beside(size, i, of) {
    return size * 2 ** ((i - (of - 1) / 2) * 0.11);
  }

  return { margins, batch, log, logX, logY, linear, logTicks, beside };
})();
