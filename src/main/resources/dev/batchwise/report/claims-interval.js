/** A statistic as a small drawing: its interval and estimate, over where the rule wants them. */
const claimsInterval = (() => {
  const { svg } = dom;
  const width = 150;
  const height = 22;
  const middle = height / 2;
  const margin = 9;

  /** Stretches of the line where the rule wants the interval; an open end is infinite. */
  function wanted(c) {
    switch (c.kind) {
      case 'above': return [[c.threshold, Infinity]];
      case 'below': return [[-Infinity, c.threshold]];
      case 'within': return [[c.least, c.most]];
      case 'outside': return [[-Infinity, c.least], [c.most, Infinity]];
      default: return [];
    }
  }

  /** Places along the line; ratios by orders of magnitude, so that twice and half are equally far. */
  function scale(unit, values) {
    const by = unit === 'ratio' && values.every(v => v > 0) ? Math.log : v => v;
    const low = Math.min(...values.map(by));
    const high = Math.max(...values.map(by));
    const range = high - low || Math.abs(high) || 1;
    const inside = v => Math.max(0, Math.min(width, margin + ((by(v) - low) / range) * (width - 2 * margin)));
    return v => (v === -Infinity ? 0 : inside(v));
  }

  /** Returns the drawing; nothing where there is no estimate, or nothing is asked of it. */
  function of(e) {
    const zones = wanted(e.criterion);
    if (!zones.length || !format.isNumber(e.value)) return '';
    const edges = zones.flat().filter(Number.isFinite);
    const at = scale(e.unit, [...edges, e.value, e.low, e.high].filter(format.isNumber));
    const line = (x1, y1, x2, y2, kind) => svg('line', { x1, y1, x2, y2, class: kind });
    const [low, high] = [format.isNumber(e.low) ? at(e.low) : 0, format.isNumber(e.high) ? at(e.high) : width];
    return svg('svg', { class: 'span', width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' },
      ...zones.map(([from, to]) => svg('rect', { x: at(from), y: 0, width: at(to) - at(from), height, class: 'zone' })),
      ...edges.map(x => line(at(x), 0, at(x), height, 'edge')),
      ...(claimsData.bounded(e) ? [
        line(low, middle, high, middle, 'bar'),
        ...(format.isNumber(e.low) ? [line(low, middle - 4, low, middle + 4, 'bar')] : []),
        ...(format.isNumber(e.high) ? [line(high, middle - 4, high, middle + 4, 'bar')] : []),
      ] : []),
      svg('circle', { cx: at(e.value), cy: middle, r: 3.5, class: 'dot' }));
  }

  return { of };
})();
