/** The results of claims in the page, where to find what in them, and values in the words of their units. */
const claimsData = (() => {
  const results = JSON.parse(dom.at('results').textContent);
  const verdicts = ['supported', 'refuted', 'inconclusive', 'not run'];
  const byId = new Map(results.claims.map(c => [c.card.id, c]));
  const questions = results.questions
    .map(q => ({ ...q, claims: q.claims.map(id => byId.get(id)).filter(c => c) }))
    .filter(q => q.claims.length);
  const verdict = c => (c.decision ? c.decision.verdict : 'not run');
  const place = c => `claim-${c.card.number}`;
  const section = q => `question-${q.question}`;
  const counts = Object.fromEntries(verdicts.map(v => [v, results.claims.filter(c => verdict(c) === v).length]));
  /** Words with a capital first; a symbol such as λ_max or n stays what it is. */
  const titled = text => (/^[a-z][a-z]/.test(text) ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text);

  const units = {
    percent: { factor: 100, sign: ' %' },
    points: { factor: 100, sign: ' points' },
    ratio: { factor: 1, sign: ' times' },
    nats: { factor: 1, sign: ' nats' },
    seconds: { factor: 1, sign: ' s' },
    bytes: { factor: 1 / 2 ** 20, sign: ' MiB' },
    count: { factor: 1, sign: '' },
    number: { factor: 1, sign: '' },
  };

  function digits(x) {
    const size = Math.abs(x);
    if (size >= 1000 && size < 1e7) return Math.round(x).toLocaleString('en-US');
    if (size !== 0 && (size < 1e-3 || size >= 1e7)) return x.toExponential(2).replace('e+', 'e');
    return Number(x.toPrecision(3)).toLocaleString('en-US', { maximumSignificantDigits: 3 });
  }

  /** A value without its unit: two decimals of a percentage, three digits of anything else. */
  function number(unit, value) {
    if (!format.isNumber(value)) return format.none;
    const told = value * units[unit].factor;
    const text = units[unit].factor === 100 ? told.toFixed(2) : unit === 'count' ? format.count(told) : digits(told);
    return text.replace(/^-(0(\.0+)?)$/, '$1').replace(/-/g, '−');
  }

  const text = (unit, value) => `${number(unit, value)}${format.isNumber(value) ? units[unit].sign : ''}`;
  const bounded = e => format.isNumber(e.low) || format.isNumber(e.high);

  /** An interval as text; an end that nothing bounds is infinite. */
  function interval(unit, e) {
    const end = (value, open) => (format.isNumber(value) ? number(unit, value) : open);
    return bounded(e) ? `[${end(e.low, '−∞')}, ${end(e.high, '∞')}]` : '';
  }

  /** What a rule asks of a statistic. */
  function asked(e) {
    const c = e.criterion;
    switch (c.kind) {
      case 'above': return `above ${text(e.unit, c.threshold)}`;
      case 'below': return `below ${text(e.unit, c.threshold)}`;
      case 'within': return c.least === c.most ? text(e.unit, c.most) : `within ${number(e.unit, c.least)} and ${text(e.unit, c.most)}`;
      case 'outside': return `outside of ${number(e.unit, c.least)} and ${text(e.unit, c.most)}`;
      default: return '';
    }
  }

  const judges = e => e.criterion.kind !== 'shown';

  /** The part that a verdict hangs on: the first that judges and came out as the verdict did. */
  function deciding(c) {
    return c.decision ? c.decision.effects.find(e => judges(e) && e.judgement === c.decision.verdict) : undefined;
  }

  return {
    results, questions, verdicts, verdict, counts, place, section, titled, number, text, interval, bounded, asked, judges,
    deciding, sign: unit => units[unit].sign.trim(), factor: unit => units[unit].factor,
  };
})();
