/** The figure of a claim: means over seeds with their intervals by series, along x, or one beside another where x says nothing. */
const claimsChart = (() => {
  const { titled, number, text, interval } = claimsData;
  const shapes = ['circle', 'triangle', 'rect', 'diamond'];
  const mostBars = 12; // of points on a line, beyond which bars become a band

  const bounds = values => values.reduce(([low, high], v) => [Math.min(low, v), Math.max(high, v)], [Infinity, -Infinity]);
  const placeText = x => (Number.isInteger(x) ? format.count(x) : format.rate(x));
  const unique = values => [...new Set(values)];

  /** All that is drawn of one quantity. */
  function drawn(claim, name) {
    const quantity = claim.observations.quantities.find(q => q.name === name) || claim.chart.quantity;
    const points = claim.points.filter(p => p.quantity === name);
    const seeds = claim.observations.values.filter(o => o.quantity === name);
    return { quantity, points, seeds, series: unique(points.map(p => p.series)), xs: unique(points.map(p => p.x)).sort((a, b) => a - b) };
  }

  /** Quantities that were observed at the places of the claim's own, and so can stand in its chart. */
  function choices(claim) {
    const own = drawn(claim, claim.chart.quantity.name);
    return claim.observations.quantities.filter(q => {
      const other = drawn(claim, q.name);
      return q.name === claim.chart.quantity.name || (other.xs.length === own.xs.length && other.xs.every(x => own.xs.includes(x)));
    });
  }

  function isLog(claim, of) {
    const positive = of.seeds.every(o => o.value > 0) && of.points.every(p => p.mean > 0);
    const chosen = of.quantity.name === claim.chart.quantity.name;
    const [low, high] = bounds(of.points.map(p => p.mean));
    return positive && (chosen ? claim.chart.yAxis === 'log' : high / low > 30);
  }

  const ends = of => of.points.flatMap(p => [p.low, p.high]).filter(format.isNumber);

  /** Values between which an axis runs: those of seeds and means, and of intervals as much as leaves these readable. */
  function range(claim, of) {
    const [low, high] = bounds([...of.seeds.map(o => o.value), ...of.points.map(p => p.mean)]);
    const [from, to] = bounds([low, high, ...ends(of)]);
    if (isLog(claim, of)) {
      const room = Math.max(2, (high / low) ** 0.3);
      return [Math.max(from, low / room), Math.min(to, high * room)];
    }
    const room = (high - low) * 0.6 || Math.abs(high) * 0.05 || 0.01;
    const pad = (high - low) * 0.06 || room * 0.2;
    const share = of.quantity.unit === 'percent';
    return [
      Math.max(from - pad, low - room, from >= 0 || (share && low >= 0) ? 0 : -Infinity),
      Math.min(to + pad, high + room, share && high <= 1 ? 1 : Infinity),
    ];
  }

  const isCut = (claim, of) => {
    const [low, high] = range(claim, of);
    const slack = 1e-9 * (high - low);
    return ends(of).some(end => end < low - slack || end > high + slack);
  };

  /** The low end of a bar in the unit it is told in; one that is not on a logarithmic axis lies below it. */
  const lowEnd = (claim, of, p, factor) => factor * (isLog(claim, of) ? Math.max(p.low, range(claim, of)[0] * 1e-3) : p.low);

  /** The axis of the quantity, on either side, in the unit it is told in. */
  function valueAxis(side, claim, of, most) {
    const { unit, words } = of.quantity;
    const factor = claimsData.factor(unit);
    const name = titled(words) + (claimsData.sign(unit) && claimsData.sign(unit) !== 'times' ? ` (${claimsData.sign(unit)})` : '');
    if (!isLog(claim, of)) return { axis: axes.linear(side, name, range(claim, of).map(v => v * factor)), ticks: { type: 'line', data: [] } };
    const values = range(claim, of).map(v => v * factor);
    return side === 'y' ? axes.logY(name, values, v => format.rate(v), 6) : axes.logX(name, values, v => format.rate(v), most);
  }

  /** The axis of places: the places that were measured are its ticks, as far as they fit. */
  function placeAxis(claim, of, box) {
    const name = titled(claim.chart.x);
    const { xs } = of;
    const most = Math.max(2, Math.floor((box.width - axes.margins.left - axes.margins.right) / 52));
    const [low, high] = [xs[0], xs[xs.length - 1]];
    if (claim.chart.xAxis !== 'log' || !(low > 0)) {
      const pad = (high - low) * 0.04 || 1;
      const axis = axes.linear('x', name, [low < 0 || low - pad >= 0 ? low - pad : 0, high + pad]);
      // The axis ends just behind the data, where no round value is.
      return { axis: { ...axis, max: Math.min(axis.max, high + pad), axisLabel: { ...axis.axisLabel, showMaxLabel: axis.max <= high + pad } }, ticks: { type: 'line', data: [] } };
    }
    const even = xs.length > 1 && bounds(xs.slice(1).map((x, i) => x / xs[i]))[0] > (high / low) ** (1 / (2 * most));
    const pad = xs.length > 1 ? Math.min(1.6, Math.max(1.08, (high / low) ** 0.06)) : 2;
    const ticks = even || xs.length === 1 ? xs.filter((_, i) => i % Math.ceil(xs.length / most) === 0) : axes.logTicks(low, high, most);
    return axes.log('x', `${name}, log scale`, [low / pad, high * pad], ticks, placeText);
  }

  /** A place moved a little aside, so that series at one place do not hide one another. */
  function beside(claim, of) {
    const [low, high] = [of.xs[0], of.xs[of.xs.length - 1]];
    const step = of.xs.length > mostBars ? 0 : 0.009;
    const places = i => (i - (of.series.length - 1) / 2) * step;
    return (x, i) => (claim.chart.xAxis === 'log' && low > 0 ? x * (high / low) ** places(i) : x + places(i) * (high - low));
  }

  const look = i => ({ colour: theme.series(i), shape: shapes[i % shapes.length] });

  function dots(data, i, size = 5) {
    return {
      type: 'scatter', data, z: 2, symbol: 'circle', symbolSize: size, itemStyle: { color: look(i).colour, opacity: 0.32 }, emphasis: { disabled: true },
    };
  }

  function band(colour, points, opacity) {
    return {
      type: 'custom', data: points.slice(0, 1), silent: true, z: 2, clip: true, tooltip: { show: false }, encode: { x: 0, y: [1, 2] },
      renderItem: (params, api) => ({
        type: 'polygon',
        shape: { points: [...points.map(p => api.coord([p[0], p[1]])), ...[...points].reverse().map(p => api.coord([p[0], p[2]]))] },
        style: { fill: colour, opacity },
      }),
    };
  }

  function along(claim, of, box) {
    const factor = claimsData.factor(of.quantity.unit);
    const x = placeAxis(claim, of, box);
    const y = valueAxis('y', claim, of);
    const aside = beside(claim, of);
    const many = of.xs.length > mostBars;
    return {
      grid: { left: 66 },
      xAxis: x.axis, yAxis: y.axis,
      tooltip: { formatter: p => tip(claim, of, p.data) },
      series: [x.ticks, y.ticks, ...of.series.flatMap((name, i) => {
        const { colour, shape } = look(i);
        const points = of.points.filter(p => p.series === name).sort((a, b) => a.x - b.x);
        const barred = points.filter(p => format.isNumber(p.low)).map(p => [aside(p.x, i), lowEnd(claim, of, p, factor), p.high * factor]);
        return [
          dots(of.seeds.filter(o => o.series === name).map(o => ({ value: [aside(o.x, i), o.value * factor], seen: o })), i, many ? 3 : 5),
          many ? band(colour, barred, of.series.length > 3 ? 0.07 : 0.16) : marks.bars(colour, barred),
          {
            type: 'line', name, z: 4, symbol: shape, symbolSize: many ? 4 : 8, showAllSymbol: true, clip: true, emphasis: { disabled: true },
            data: points.map(p => ({ value: [aside(p.x, i), p.mean * factor], point: p })),
            lineStyle: { width: 2, color: colour }, itemStyle: { color: colour },
          },
        ];
      })],
    };
  }

  const rowName = (claim, p) => (p.x === 0 ? p.series : `${p.series}, ${placeText(p.x)}`);

  /** A bar from left to right through each point: [low, high, row]. */
  function lyingBars(points) {
    return {
      type: 'custom', data: points, silent: true, z: 3, clip: true, tooltip: { show: false }, encode: { x: [0, 1], y: 2 },
      renderItem: (params, api) => {
        const [left, y] = api.coord([api.value(0), api.value(2)]);
        const right = api.coord([api.value(1), api.value(2)])[0];
        const style = { stroke: theme.colour('accent'), lineWidth: 1.5, fill: 'none' };
        const part = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style });
        return { type: 'group', children: [part(left, y, right, y), part(left, y - 4, left, y + 4), part(right, y - 4, right, y + 4)] };
      },
    };
  }

  function oneBeside(claim, of, box) {
    const factor = claimsData.factor(of.quantity.unit);
    const names = of.points.map(p => rowName(claim, p));
    const room = Math.min(box.width * 0.42, 20 + 7.2 * Math.max(...names.map(n => n.length)));
    const x = valueAxis('x', claim, of, box.narrow ? 4 : 8);
    const row = o => names.indexOf(rowName(claim, o));
    const barred = of.points.filter(p => format.isNumber(p.low));
    return {
      grid: { left: room + 12, top: 8 },
      xAxis: { ...x.axis, splitLine: { show: true, lineStyle: { color: theme.colour('grid') } } },
      yAxis: {
        type: 'category', data: names, inverse: true, axisTick: { show: false }, axisLine: { show: false },
        axisLabel: { color: theme.colour('ink'), fontSize: 12, width: room, overflow: 'break', interval: 0 },
        splitLine: { show: false },
      },
      tooltip: { formatter: p => tip(claim, of, p.data) },
      series: [
        x.ticks,
        dots(of.seeds.filter(o => row(o) >= 0).map(o => ({ value: [o.value * factor, row(o)], seen: o })), 0),
        lyingBars(barred.map(p => [lowEnd(claim, of, p, factor), p.high * factor, row(p)])),
        {
          type: 'scatter', z: 5, symbolSize: 10, data: of.points.map(p => ({ value: [p.mean * factor, row(p)], point: p })),
          itemStyle: { color: theme.colour('accent') }, emphasis: { disabled: true },
        },
      ],
    };
  }

  function tip(claim, of, { point, seen }) {
    const p = point || seen;
    if (!p) return '';
    const { unit, words } = of.quantity;
    const rows = [
      ...(claim.chart.x ? [[claim.chart.x, placeText(p.x)]] : []),
      ...(point ? [[words, text(unit, point.mean)], ['95 % interval', interval(unit, point) || 'none'], ['seeds', format.count(point.n)]]
        : [['seed', format.count(seen.seed)], [words, text(unit, seen.value)]]),
    ];
    return marks.tip(claim.chart.x ? p.series : rowName(claim, p), rows);
  }

  function caption(claim, of) {
    const [low, high] = bounds(of.points.map(p => p.n));
    const barred = of.points.some(p => format.isNumber(p.low));
    if (high === 1) return 'One seed (n = 1), so no intervals.';
    return `Means over ${low === high ? low : `${low} to ${high}`} seeds${barred ? ' with 95 % t intervals, each mean for itself' : ''}; faint dots are single seeds.`
      + `${barred && isCut(claim, of) ? ' An interval that leaves the drawing is cut.' : ''}`;
  }

  function table(claim, of) {
    const { unit, words } = of.quantity;
    const column = (heading, sign) => ({ text: heading, unit: sign, num: true });
    return tables.grouped(
      [claim.chart.x ? column(titled(claim.chart.x)) : { text: 'Condition' }, column(titled(words), claimsData.sign(unit)), column('95 % interval'), column('Seeds')],
      (claim.chart.x ? of.series : ['']).map(name => ({
        title: of.series.length > 1 ? name : '',
        rows: of.points.filter(p => !name || p.series === name).map(p => ({
          cells: [claim.chart.x ? placeText(p.x) : rowName(claim, p), number(unit, p.mean), interval(unit, p) || format.none, format.count(p.n)],
        })),
      })));
  }

  /** Adds the figure of a claim to a place. */
  function add(place, claim) {
    const own = drawn(claim, claim.chart.quantity.name);
    const offered = choices(claim);
    const against = claim.chart.x ? ` against ${claim.chart.x}` : '';
    const of = state => drawn(claim, state.quantity);
    figure.add(place, {
      id: claimsData.place(claim),
      heading: 'h4',
      title: offered.length > 1 ? `What was seen${against}` : `${titled(claim.chart.quantity.words)}${against}`,
      empty: own.points.length ? '' : `Nothing was observed of ${claim.chart.quantity.words}.`,
      height: claim.chart.x ? 320 : 70 + 38 * Math.max(2, own.points.length),
      marks: own.seeds.length,
      controls: [{ name: 'quantity', label: 'Quantity', value: claim.chart.quantity.name, options: offered.map(q => ({ value: q.name, text: titled(q.words) })) }],
      option: (state, box) => (claim.chart.x ? along(claim, of(state), box) : oneBeside(claim, of(state), box)),
      caption: state => caption(claim, of(state)),
      table: state => table(claim, of(state)),
      legend: state => (claim.chart.x && of(state).series.length > 1
        ? of(state).series.map((name, i) => marks.swatch(look(i).colour, name, look(i).shape)) : []),
      label: state => `${titled(of(state).quantity.words)}${against}. ${caption(claim, of(state))}`,
    });
  }

  return { add };
})();
