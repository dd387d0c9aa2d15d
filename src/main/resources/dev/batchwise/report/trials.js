/** Every trial: sortable, filtered, a page at a time, and to take away as JSON or CSV. */
const trialsTable = (() => {
  const { el, at } = dom;
  const trials = data.results.trials;
  const longest = trials.reduce((most, t) => Math.max(most, t.trainSeconds || 0), 0);
  const largest = trials.reduce((most, t) => Math.max(most, t.peakMemoryBytes || 0), 0);
  const time = format.timeUnit(longest);
  const memory = format.byteUnit(largest);

  const columns = [
    { key: 'purpose', text: 'Purpose', show: t => t.purpose },
    { key: 'arm', text: 'Arm', show: t => t.arm },
    { key: 'batchSize', text: 'Batch size', num: true, show: t => format.count(t.batchSize) },
    { key: 'seed', text: 'Seed', num: true, show: t => String(t.seed) },
    { key: 'learningRate', text: 'Learning rate', num: true, show: t => format.rate(t.learningRate) },
    { key: 'examples', text: 'Examples', num: true, show: t => format.count(t.examples) },
    { key: 'updates', text: 'Updates', num: true, show: t => format.count(t.updates) },
    { key: 'outcome', text: 'Outcome', show: t => format.outcome(t.outcome) },
    { key: 'trainLoss', text: 'Training loss', unit: words.lossUnit, num: true, show: t => format.significant(t.trainLoss) },
    { key: 'validationAccuracy', text: 'Validation', unit: '%', num: true, show: t => format.percent(t.validationAccuracy, 2) },
    { key: 'testAccuracy', text: 'Test', unit: '%', num: true, show: t => format.percent(t.testAccuracy, 2) },
    { key: 'trainSeconds', text: 'Time', unit: time.symbol, num: true, show: t => format.inUnit(t.trainSeconds, time) },
    { key: 'peakMemoryBytes', text: 'Memory', unit: memory.symbol, num: true, show: t => format.inUnit(t.peakMemoryBytes, memory) },
    { key: 'id', text: 'Trial', show: t => t.id },
    { key: 'detail', text: 'Why it did not complete', show: t => t.detail },
  ];
  const filters = [
    { key: 'purpose', text: 'Purpose' }, { key: 'arm', text: 'Arm' },
    { key: 'batchSize', text: 'Batch size' }, { key: 'outcome', text: 'Outcome' },
  ];
  const state = { sort: null, descending: false, page: 0, perPage: 25, chosen: {} };

  function compare(a, b) {
    const [x, y] = [a[state.sort], b[state.sort]];
    if (x === null || y === null) return (x === null) - (y === null); // what is missing comes last either way
    const order = typeof x === 'number' ? x - y : String(x).localeCompare(String(y), 'en');
    return state.descending ? -order : order;
  }

  function selected() {
    const kept = trials.filter(t => Object.entries(state.chosen).every(([key, value]) => value === '' || String(t[key]) === value));
    return state.sort ? kept.sort(compare) : kept;
  }

  function sortBy(key) {
    state.descending = state.sort === key ? !state.descending : false;
    state.sort = key;
    state.page = 0;
    draw();
  }

  function heading(c) {
    const direction = state.sort === c.key ? (state.descending ? 'descending' : 'ascending') : null;
    return el('th', { scope: 'col', class: c.num ? 'num' : null, 'aria-sort': direction },
      el('button', { class: 'sort', type: 'button', 'data-sort': c.key, onclick: () => sortBy(c.key) }, c.unit ? `${c.text}, ${c.unit}` : c.text));
  }

  function row(t) {
    return el('tr', {}, ...columns.map(c => el('td', { class: c.num ? 'num' : null }, c.show(t))));
  }

  const head = el('tr');
  const body = el('tbody');
  const place = el('span', { id: 'trials-place', 'aria-live': 'polite' });
  const turn = by => { state.page += by; draw(); };
  const earlier = el('button', { class: 'plain', type: 'button', onclick: () => turn(-1) }, 'Previous');
  const later = el('button', { class: 'plain', type: 'button', onclick: () => turn(1) }, 'Next');

  function draw() {
    const kept = selected();
    const pages = Math.max(1, Math.ceil(kept.length / state.perPage));
    state.page = Math.max(0, Math.min(state.page, pages - 1));
    const first = state.page * state.perPage;
    const page = kept.slice(first, first + state.perPage);
    const focused = document.activeElement && document.activeElement.dataset.sort;
    head.replaceChildren(...columns.map(heading));
    if (focused) head.querySelector(`[data-sort="${focused}"]`).focus();
    body.replaceChildren(...page.map(row));
    place.textContent = kept.length
      ? `${format.count(first + 1)}–${format.count(first + page.length)} of ${format.counted(kept.length, 'trial')}`
      : 'No trial is like that';
    earlier.disabled = state.page === 0;
    later.disabled = state.page === pages - 1;
  }

  function filter(f) {
    const values = [...new Set(trials.map(t => t[f.key]))];
    if (typeof values[0] === 'number') values.sort((a, b) => a - b);
    const text = v => (f.key === 'batchSize' ? format.count(v) : format.outcome(v));
    const select = el('select', {
      'data-filter': f.key,
      onchange: e => { state.chosen[f.key] = e.target.value; state.page = 0; draw(); },
    }, el('option', { value: '' }, 'all'), ...values.map(v => el('option', { value: String(v) }, text(v))));
    return el('label', {}, f.text, select);
  }

  /** The file results.csv: RFC 4180, every figure of a trial but its curve and its gradient noise; notes are no figures. */
  function csv() {
    const names = Object.keys(trials[0] || {}).filter(k => !['curve', 'notes', 'noise'].includes(k));
    const quote = v => {
      const text = v === null ? '' : String(v);
      return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
    };
    return [names, ...trials.map(t => names.map(n => t[n]))].map(r => r.map(quote).join(',')).join('\r\n') + '\r\n';
  }

  /** A link whose file is made when it is asked for. */
  function download(name, type, content) {
    const link = el('a', { href: '#trials', download: name, class: 'plain', 'data-download': name }, `Download ${name}`);
    link.addEventListener('click', () => {
      const url = URL.createObjectURL(new Blob([content()], { type }));
      link.href = url;
      setTimeout(() => URL.revokeObjectURL(url), 10000);
    });
    return link;
  }

  function show() {
    draw();
    at('trials').append(
      el('h2', {}, 'All trials'),
      el('p', { class: 'lead' }, `Losses in ${words.lossUnit}; ${words.scores} in %, of the whole split.`),
      el('div', { class: 'filters' }, ...filters.map(filter),
        el('span', { class: 'downloads' },
          download('results.csv', 'text/csv', csv),
          download('results.json', 'application/json', () => `${JSON.stringify(data.results, null, 2)}\n`))),
      el('div', { class: 'scroll', tabindex: '0' }, el('table', { id: 'trials-table' }, el('thead', {}, head), body)),
      el('div', { class: 'pager' }, earlier, later, place));
  }

  return { show };
})();
