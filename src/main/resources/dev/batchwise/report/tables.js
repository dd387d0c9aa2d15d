/** Plain tables: a heading row of quantities with their units, figures to the right. */
const tables = (() => {
  const { el } = dom;

  /** A heading is { text, unit, num }. */
  function heading(h) {
    return el('th', { scope: 'col', class: h.num ? 'num' : null }, h.text, h.unit ? el('span', { class: 'unit' }, h.unit) : '');
  }

  function row(cells, headings, kind) {
    return el('tr', { class: kind }, ...cells.map((cell, i) => el(i === 0 ? 'th' : 'td', {
      scope: i === 0 ? 'row' : null,
      class: headings[i].num ? 'num' : null,
    }, cell)));
  }

  /** A group is { title, rows: [{ cells, kind }] }; a title of '' gives no row of its own. Columns that say nothing are left out. */
  function grouped(all, allGroups) {
    const says = all.map((_, i) => allGroups.some(g => g.rows.some(r => r.cells[i] !== format.none)));
    const kept = cells => cells.filter((_, i) => says[i]);
    const headings = kept(all);
    const groups = allGroups.map(g => ({ ...g, rows: g.rows.map(r => ({ ...r, cells: kept(r.cells) })) }));
    const bodies = groups.map(g => el('tbody', {},
      g.title ? el('tr', { class: 'group' }, el('th', { colspan: headings.length, scope: 'rowgroup' }, g.title)) : '',
      ...g.rows.map(r => row(r.cells, headings, r.kind))));
    return el('div', { class: 'scroll', tabindex: '0' },
      el('table', {}, el('thead', {}, el('tr', {}, ...headings.map(heading))), ...bodies));
  }

  function plain(headings, rows) {
    return grouped(headings, [{ title: '', rows: rows.map(cells => ({ cells })) }]);
  }

  return { plain, grouped };
})();
