/** A section for each question, and in it what was found of every claim. */
const claimsSections = (() => {
  const { el, at } = dom;
  const { results, questions, verdict, titled } = claimsData;
  const mostNotes = 3;

  function effect(e) {
    const known = format.isNumber(e.value);
    const bounds = claimsData.bounded(e) ? claimsData.interval(e.unit, e) : 'no interval';
    const of = e.n ? `${bounds}, n = ${format.count(e.n)}` : known ? 'exact' : '';
    return el('tr', {},
      el('th', { scope: 'row' }, titled(e.statistic)),
      el('td', { 'data-label': 'Found' }, known ? claimsData.text(e.unit, e.value) : 'not known',
        el('span', { class: 'small' }, known ? of : e.missing)),
      el('td', { 'data-label': 'The rule asks for' }, claimsData.judges(e) ? claimsData.asked(e) : el('span', { class: 'small' }, 'nothing: told beside the others')),
      el('td', {}, claimsInterval.of(e)),
      el('td', {}, claimsData.judges(e) ? claimsCard.badge(e.judgement) : ''));
  }

  function effects(claim) {
    const level = `${Number((claim.decision.confidence * 100).toPrecision(4))} % interval`;
    const head = ['Statistic', `Found, ${level}`, 'The rule asks for', '', ''];
    return el('div', { class: 'scroll', tabindex: '0' }, el('table', { class: 'effects' },
      el('thead', {}, el('tr', {}, ...head.map(t => el('th', { scope: 'col' }, t)))),
      el('tbody', {}, ...claim.decision.effects.map(effect))));
  }

  function cost(claim) {
    const s = claim.spent;
    if (!s.trials) return `${format.counted(s.seeds, 'repeat')}; nothing was trained.`;
    const seeds = s.seeds ? `${format.counted(s.seeds, 'seed')}, ` : '';
    const forecast = format.isNumber(s.forecastCoreSeconds) ? `, forecast ${format.seconds(s.forecastCoreSeconds)} of one core with what is measured` : '';
    return `${seeds}${format.counted(s.trials, 'trial')}, ${format.counted(s.examples, 'example')}, ${format.seconds(s.trainSeconds)} of training`
      + `${forecast}; trials that it shares are counted in full.`;
  }

  function list(items) {
    return el('ul', {}, ...items.map(item => el('li', {}, item)));
  }

  function notes(claim) {
    const all = claim.notes;
    return all.length <= mostNotes
      ? list(all)
      : el('details', {}, el('summary', {}, format.counted(all.length, 'failure')), list(all));
  }

  /** A command on lines that break between its words alone. */
  function command(text) {
    return el('code', {}, ...text.split(' ').flatMap(word => [el('span', {}, word), ' ']));
  }

  /** What is known of a claim beside its figures: pairs of a heading and what stands under it. */
  function facts(claim) {
    const { card } = claim;
    const run = claim.decision;
    return [
      ['Who says so', card.source],
      ['Published', card.published],
      ['Measured', card.measured],
      ['The rule, fixed beforehand', run ? '' : list(claim.rule)],
      [run ? 'What was run' : 'What would be run', claim.protocol],
      ['What it took', run ? cost(claim) : ''],
      ['Failures', claim.notes.length ? notes(claim) : ''],
      ['Changes of the rule after results', card.history.length ? list(card.history) : ''],
      [run ? 'To reproduce it' : 'To run it', el('pre', {}, ...claim.commands.map(command))],
    ].filter(([, content]) => content);
  }

  function reason(claim) {
    if (!claim.reason) return '';
    const words = claim.decision ? `Why it is open: ${claim.reason}` : titled(claim.reason);
    return el('p', { class: 'reason' }, `${words}${/[.!?]$/.test(claim.reason) ? '' : '.'}`);
  }

  function article(claim) {
    const id = claimsData.place(claim);
    const about = el('dl', { class: 'about' }, ...facts(claim).map(([name, content]) => el('div', {}, el('dt', {}, name), el('dd', {}, content))));
    const drawing = el('div', {});
    const node = el('article', { class: claim.decision ? 'claim' : 'claim bare', id, 'aria-labelledby': `${id}-title` },
      el('p', { class: 'tag' }, claimsCard.badge(verdict(claim)), el('a', { href: `#${id}` }, `Claim ${claim.card.number}`), el('code', {}, claim.card.id)),
      el('h3', { id: `${id}-title` }, claim.card.statement),
      reason(claim),
      claim.decision ? effects(claim) : '',
      el('div', { class: 'found-about' }, claim.decision ? drawing : '', about));
    return { node, draw: () => { if (claim.decision) claimsChart.add(drawing, claim); } };
  }

  function section(q) {
    const articles = q.claims.map(article);
    at('answers').append(el('section', { id: claimsData.section(q), 'aria-labelledby': `${claimsData.section(q)}-title` },
      el('h2', { class: 'asked', id: `${claimsData.section(q)}-title` }, q.words), ...articles.map(a => a.node)));
    articles.forEach(a => a.draw());
  }

  function environment() {
    const row = ([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value));
    const all = results.environments;
    if (!all.length) return;
    at('environment').append(el('h2', {}, 'Where it ran'), el('div', { class: 'facts' }, ...all.map((e, i) => el('div', {},
      all.length > 1 ? el('h3', {}, `Machine ${i + 1}`) : '',
      el('dl', {}, ...[
        ['Processor', `${e.cpu}, ${format.counted(e.cores, 'core')}`],
        ['Memory', format.bytes(e.memoryBytes)],
        ['Side by side', `${format.counted(e.workers, 'trial')}, one thread each`],
        ['libtorch', e.libtorch], ['Java', e.java], ['System', e.os],
        ['Batchwise', `${e.batchwise} (commit ${e.commit})`],
      ].map(row))))));
  }

  function show() {
    questions.forEach(section);
    environment();
  }

  return { show };
})();
