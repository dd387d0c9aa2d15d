/** Figures as text, by the rules of the terminal table: 3 significant digits, exact counts, one unit a column. */
const format = (() => {
  const none = '–';
  const isNumber = x => typeof x === 'number' && Number.isFinite(x);

  function count(n) {
    return isNumber(n) ? Math.round(n).toLocaleString('en-US') : none;
  }

  function counted(n, noun) {
    return `${count(n)} ${noun}${n === 1 ? '' : 's'}`;
  }

  function significant(x, digits = 3) {
    if (!isNumber(x)) return none;
    if (x === 0) return '0';
    const size = Math.abs(x);
    if (size < 1e-4 || size >= 1e9) return x.toExponential(digits - 1).replace('e+', 'e');
    const rounded = Number(x.toPrecision(digits));
    const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(rounded))));
    return rounded.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  }

  /** At most 3 significant digits, no trailing zeros. */
  function rate(x) {
    if (!isNumber(x)) return none;
    return x !== 0 && Math.abs(x) < 1e-4
      ? x.toExponential(2).replace(/\.?0+e/, 'e')
      : Number(x.toPrecision(3)).toLocaleString('en-US', { maximumSignificantDigits: 3 });
  }

  function percent(share, decimals = 1) {
    return isNumber(share) ? (share * 100).toFixed(decimals).replace(/^-(0(\.0+)?)$/, '$1').replace('-', '−') : none;
  }

  const half = e => (e && isNumber(e.low) && isNumber(e.high) ? (e.high - e.low) / 2 : null);

  /** Decimals with which no interval of these estimates is narrower than the last digit, 1 or 2. */
  function decimals(estimates) {
    return estimates.some(e => half(e) > 0 && half(e) < 0.0005) ? 2 : 1;
  }

  /** An estimate as text: the mean, and ± half its interval, or its ends where it is uneven, if it has one. */
  function estimate(e, text) {
    if (!e) return none;
    const h = half(e);
    if (!h) return text(e.mean);
    const even = Math.abs(e.high - e.mean - h) <= 0.01 * h;
    return even ? `${text(e.mean)} ± ${text(h)}` : `${text(e.mean)} [${text(e.low)}, ${text(e.high)}]`;
  }

  /** An estimate of any figure: the mean with 3 significant digits, half its interval down to the same place. */
  function figures(e) {
    if (!e) return none;
    const place = e.mean === 0 ? -2 : Math.floor(Math.log10(Math.abs(e.mean))) - 2;
    const decimals = Math.max(0, -place);
    const fixed = x => (Math.round(x / 10 ** place) * 10 ** place)
      .toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    return estimate(e, Math.abs(e.mean) < 1e-4 ? significant : fixed);
  }

  function percents(e, places) {
    return estimate(e, x => percent(x, places));
  }

  function unitOf(largest, units) {
    return units.reduce((best, unit) => (largest >= unit.from ? unit : best), units[0]);
  }

  const times = [
    { symbol: 'µs', size: 1e-6, from: 0 },
    { symbol: 'ms', size: 1e-3, from: 1e-3 },
    { symbol: 's', size: 1, from: 1 },
    { symbol: 'min', size: 60, from: 600 },
    { symbol: 'h', size: 3600, from: 36000 },
  ];
  const amounts = [
    { symbol: 'B', size: 1, from: 0 },
    { symbol: 'kB', size: 1e3, from: 1e3 },
    { symbol: 'MB', size: 1e6, from: 1e6 },
    { symbol: 'GB', size: 1e9, from: 1e9 },
  ];
  const timeUnit = longest => unitOf(longest, times);
  const byteUnit = largest => unitOf(largest, amounts);

  function inUnit(x, unit) {
    return isNumber(x) ? significant(x / unit.size) : none;
  }

  function alone(x, unit) {
    return isNumber(x) ? `${inUnit(x, unit)} ${unit.symbol}` : none;
  }

  const seconds = x => alone(x, timeUnit(isNumber(x) ? x : 0));
  const bytes = x => alone(x, byteUnit(isNumber(x) ? x : 0));

  /** A list in words: a, b and c. */
  function words(items) {
    return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
  }

  const outcomes = { outOfMemory: 'out of memory' };
  const outcome = label => outcomes[label] || label;

  return {
    none, isNumber, count, counted, significant, rate, percent, decimals, estimate, figures, percents,
    timeUnit, byteUnit, inUnit, seconds, bytes, words, outcome,
  };
})();
