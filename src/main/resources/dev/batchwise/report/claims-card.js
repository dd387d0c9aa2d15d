/** The top of the page: what was tried, how it came out in numbers, and all claims in short. */
const claimsCard = (() => {
  const { el, at } = dom;
  const { results, questions, verdicts, verdict, counts, titled } = claimsData;
  const badge = v => el('span', { class: `badge ${v.replace(' ', '-')}` }, v);

  function setting() {
    const said = { supported: 'supported', refuted: 'refuted', inconclusive: 'inconclusive', 'not run': 'not run' };
    const came = verdicts.filter(v => counts[v]).map(v => `${format.count(counts[v])} ${said[v]}`);
    return `${format.counted(results.claims.length, 'statement')} that the answers one hears rest on, each tried as an experiment whose `
      + `rule was fixed beforehand: ${format.words(came)}. ${results.scaleMeans}`;
  }

  function tile(name, value, note) {
    return el('div', {}, el('dt', {}, name), el('dd', { class: 'value' }, value), el('dd', { class: 'note' }, note));
  }

  function machine() {
    const all = results.environments;
    if (!all.length) return tile('Machine', format.none, 'nothing has been run');
    const cpus = [...new Set(all.map(e => e.cpu))];
    return cpus.length === 1
      ? tile('Machine', format.counted(all[0].cores, 'core'), cpus[0])
      : tile('Machines', format.count(cpus.length), format.words(cpus));
  }

  function commit() {
    const commits = [...new Set(results.environments.map(e => e.commit))];
    return tile(commits.length > 1 ? 'Commits' : 'Commit', commits.length ? commits.map(c => c.slice(0, 8)).join(', ') : format.none,
      [...new Set(results.environments.map(e => `Batchwise ${e.batchwise}`))].join(', '));
  }

  function shared() {
    const { alone, shared } = results.saving;
    return alone
      ? tile('Saved by sharing trials', `${format.percent(1 - shared / alone, 0)} %`, `of ${format.count(alone)} examples, had each claim been run alone`)
      : tile('Saved by sharing trials', format.none, 'nothing has been run');
  }

  /** How many claims have each verdict, as a bar and as buttons that leave the others out of the list below. */
  function tally(list) {
    const total = results.claims.length;
    const options = [['all', total], ...verdicts.map(v => [v, counts[v]])].filter(([v, n]) => n || v === 'all');
    const buttons = options.map(([v, n]) => el('button', {
      type: 'button', 'aria-pressed': String(v === 'all'), 'data-verdict': v,
      onclick: e => choose(e.currentTarget),
    }, el('span', { class: `dot ${v.replace(' ', '-')}`, 'aria-hidden': 'true' }), titled(v), el('b', {}, format.count(n))));
    function choose(button) {
      buttons.forEach(b => b.setAttribute('aria-pressed', String(b === button)));
      const chosen = button.dataset.verdict;
      list.querySelectorAll('[data-verdict]').forEach(row => { row.hidden = chosen !== 'all' && row.dataset.verdict !== chosen; });
      list.querySelectorAll('tbody').forEach(body => { body.hidden = !body.querySelector('tr[data-verdict]:not([hidden])'); });
    }
    return el('div', {},
      el('div', { class: 'tally', 'aria-hidden': 'true' },
        ...verdicts.filter(v => counts[v]).map(v => el('span', { class: v.replace(' ', '-'), style: `flex-grow:${counts[v]}` }))),
      el('div', { class: 'segments', role: 'group', 'aria-label': 'Claims to list, by verdict' }, ...buttons));
  }

  function found(claim) {
    const e = claimsData.deciding(claim);
    if (!e) return '';
    const told = format.isNumber(e.value) ? `${claimsData.text(e.unit, e.value)} ${e.n ? claimsData.interval(e.unit, e) : ''}` : 'not known';
    return el('div', { title: e.statistic }, claimsInterval.of(e), el('span', { class: 'small' }, told));
  }

  function row(claim) {
    return el('tr', { 'data-verdict': verdict(claim) },
      el('td', { class: 'num' }, format.count(claim.card.number)),
      el('td', { class: 'statement' }, el('a', { href: `#${claimsData.place(claim)}` }, claim.card.statement)),
      el('td', {}, badge(verdict(claim))),
      el('td', { class: 'found' }, found(claim)));
  }

  function index() {
    return el('table', { class: 'index' },
      el('thead', {}, el('tr', {}, ...['', 'Claim', 'Verdict', 'What it hangs on'].map((t, i) => el('th', { scope: 'col', class: ['num', '', '', 'found'][i] }, t)))),
      ...questions.map(q => el('tbody', {},
        el('tr', { class: 'group' }, el('th', { colspan: 4, scope: 'rowgroup' }, el('a', { href: `#${claimsData.section(q)}` }, q.words))),
        ...q.claims.map(row))));
  }

  function show() {
    at('setting').textContent = setting();
    at('tiles').append(tile('Scale', results.scale, 'of network, data and budget'), machine(), commit(), shared());
    const list = index();
    at('summary').append(tally(list), list);
    at('sections').append(...questions.map(q => el('a', { href: `#${claimsData.section(q)}` }, titled(q.question))),
      el('a', { href: '#reading' }, 'Reading'));
    at('foot').textContent = 'This page holds all its data and loads nothing; results.json beside it holds the same figures, and each '
      + 'claim that was run has a results.json of its own, from which alone its verdict can be computed again (batchwise claims judge).';
  }

  return { show, badge };
})();
