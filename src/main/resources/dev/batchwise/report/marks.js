/** What charts are drawn with: points and lines, error bars, crosses for what did not complete. */
const marks = (() => {
  const symbols = { tuned: 'circle', linear: 'triangle', sqrt: 'rect', constant: 'diamond' };
  const symbolOf = arm => symbols[arm.split('+')[0]];
  const cross = 'path://M0,1 L1,0 L5,4 L9,0 L10,1 L6,5 L10,9 L9,10 L5,6 L1,10 L0,9 L4,5 Z';
  const widths = { circle: 8, triangle: 9, rect: 7.5, diamond: 10 };

  /** A line through points of one arm. */
  function line(arm, points, extra = {}) {
    const colour = theme.arm(arm);
    return {
      type: 'line', name: arm, data: points, symbol: symbolOf(arm), symbolSize: widths[symbolOf(arm)], showAllSymbol: true,
      color: colour, lineStyle: { width: 2, color: colour }, itemStyle: { color: colour }, z: 4, clip: true,
      emphasis: { disabled: true }, ...extra,
    };
  }

  /** Vertical bars from low to high: each point is [x, low, high], and may have a text above it. */
  function bars(colour, points, texts = [], align = 'center') {
    return {
      type: 'custom', data: points, silent: true, z: 3, clip: true, tooltip: { show: false },
      encode: { x: 0, y: [1, 2] },
      renderItem: (params, api) => {
        const [x, bottom] = api.coord([api.value(0), api.value(1)]);
        const top = api.coord([api.value(0), api.value(2)])[1];
        const style = { stroke: colour, lineWidth: 1.5, fill: 'none' };
        const part = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style });
        const text = texts[params.dataIndex] ? [{
          type: 'text',
          style: {
            text: texts[params.dataIndex], x, y: top - 5, align, verticalAlign: 'bottom', fontSize: 12,
            fill: theme.colour('ink'), stroke: theme.colour('bg'), lineWidth: 3,
          },
        }] : [];
        return {
          type: 'group',
          children: [
            part(x, bottom, x, top), part(x - 3.5, bottom, x + 3.5, bottom), part(x - 3.5, top, x + 3.5, top),
            ...text,
          ],
        };
      },
    };
  }

  /** A figure written above its point, beginning or ending there, on the side where its line leaves room. */
  function pointLabel(box, text, align) {
    return box.width < 360 ? undefined : {
      show: true, position: 'top', align, distance: 8, formatter: text, color: theme.colour('ink'), fontSize: 12,
      textBorderColor: theme.colour('bg'), textBorderWidth: 3,
    };
  }

  /** A swatch of a legend: a short line with a symbol, as text cannot carry it. */
  function swatch(colour, text, shape = 'line') {
    const { svg } = dom;
    const shapes = {
      line: [svg('line', { x1: 0, y1: 6, x2: 20, y2: 6, stroke: colour, 'stroke-width': 2.5 })],
      dashed: [svg('line', { x1: 0, y1: 6, x2: 20, y2: 6, stroke: colour, 'stroke-width': 1.5, 'stroke-dasharray': '4 3' })],
      cross: [svg('path', { d: 'M6,2 L14,10 M14,2 L6,10', stroke: colour, 'stroke-width': 2 })],
      ring: [svg('circle', { cx: 10, cy: 6, r: 4.5, fill: 'none', stroke: colour, 'stroke-width': 2 })],
      circle: [svg('circle', { cx: 10, cy: 6, r: 4, fill: colour })],
      triangle: [svg('path', { d: 'M10,1.5 L15,10.5 L5,10.5 Z', fill: colour })],
      rect: [svg('rect', { x: 6, y: 2, width: 8, height: 8, fill: colour })],
      open: [svg('path', { d: 'M10,1.5 L15,10.5 L5,10.5 Z', fill: 'none', stroke: colour, 'stroke-width': 1.6 })],
      diamond: [svg('path', { d: 'M10,0.5 L15.5,6 L10,11.5 L4.5,6 Z', fill: colour })],
    };
    const through = Object.values(symbols).includes(shape) ? shapes.line : [];
    return dom.el('span', { class: 'swatch' },
      svg('svg', { width: 20, height: 12, 'aria-hidden': 'true' }, ...through, ...shapes[shape]), text);
  }

  const armLegend = arms => (arms.length > 1 ? arms.map(a => swatch(theme.arm(a), data.armText(a), symbolOf(a))) : []);

  /** A tooltip: a title and rows of cells. */
  function tip(title, rows) {
    const { el } = dom;
    return el('div', { class: 'tip' }, el('b', {}, title),
      el('table', {}, ...rows.map(cells => el('tr', {}, ...cells.map(c => el('td', {}, c))))));
  }

  return { cross, line, bars, pointLabel, swatch, armLegend, tip };
})();
