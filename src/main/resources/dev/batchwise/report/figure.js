/**
 * A chart with all that belongs to it: a title that states what it shows, controls, a legend, a caption and its data as a
 * table, unless it has none of its own. A spec gives, as functions of the chosen state: option (of the library), caption,
 * legend, table, label.
 */
const figure = (() => {
  const { el } = dom;
  const redraws = [];
  // So many marks are faster on a canvas than as elements.
  const manyMarks = 4000;

  function segments(control, state, changed) {
    const buttons = control.options.map(o => el('button', {
      type: 'button',
      'data-value': o.value,
      onclick: () => {
        state[control.name] = o.value;
        mark();
        changed();
      },
    }, o.text));
    const mark = () => buttons.forEach((b, i) => b.setAttribute('aria-pressed', control.options[i].value === state[control.name]));
    mark();
    return el('div', { class: 'segments', role: 'group', 'aria-label': control.label, 'data-control': control.name }, ...buttons);
  }

  function frame(spec, body) {
    return el('figure', { id: `figure-${spec.id}` }, el(spec.heading || 'h2', {}, spec.title), spec.lead && !spec.empty ? el('p', { class: 'lead' }, spec.lead) : '', ...body);
  }

  function base() {
    return {
      animation: false,
      markLine: { z: 0 }, // ticks and guides lie behind the data
      markArea: { z: 0 },
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: theme.colour('ink') },
      grid: { ...axes.margins },
      tooltip: {
        confine: true,
        trigger: 'item',
        backgroundColor: theme.colour('raised'),
        borderColor: theme.colour('line'),
        padding: [7, 11],
        textStyle: { color: theme.colour('ink'), fontSize: 13 },
        extraCssText: `box-shadow:${theme.colour('shadow')};border-radius:8px;`,
      },
    };
  }

  /** Adds a figure to a section. Without anything to draw it says why instead. */
  function add(section, spec) {
    if (spec.empty) {
      section.append(frame(spec, [el('p', { class: 'empty' }, spec.empty)]));
      return;
    }
    const state = Object.fromEntries(spec.controls.map(c => [c.name, c.value]));
    const host = el('div', {
      class: spec.small ? 'chart small' : spec.tall ? 'chart tall' : 'chart', style: spec.height ? `height:${spec.height}px` : null, role: 'img',
    });
    const legend = el('div', { class: 'legend' });
    const caption = el('figcaption');
    const rows = el('div');
    const table = el('details', { ontoggle: () => fillTable() }, el('summary', {}, 'Data as a table'));
    if (!spec.besides) table.append(rows);
    const controls = spec.controls.filter(c => c.options.length > 1).map(c => segments(c, state, () => draw()));
    section.append(frame(spec, [
      el('div', { class: 'controls' }, ...controls),
      spec.besides
        ? el('div', { class: 'drawing besides' }, el('div', {}, legend, host), el('div', {}, rows))
        : el('div', { class: 'drawing' }, legend, host),
      caption, spec.besides || !spec.table ? '' : table,
    ]));
    const chart = echarts.init(host, null, { renderer: (spec.marks || 0) > manyMarks ? 'canvas' : 'svg' });

    function fillTable() {
      // Filled when opened: most are not, and a large study has large tables.
      rows.replaceChildren(...(spec.table && (table.open || spec.besides) ? [spec.table(state)] : []));
    }

    function draw() {
      const width = host.clientWidth;
      const own = spec.option(state, { width, height: host.clientHeight, narrow: width < 520 });
      const common = base();
      chart.setOption({
        ...common, ...own,
        grid: Array.isArray(own.grid) ? own.grid.map(g => ({ ...common.grid, ...g })) : { ...common.grid, ...own.grid },
        tooltip: { ...common.tooltip, ...own.tooltip },
      }, { notMerge: true });
      host.setAttribute('aria-label', spec.label(state));
      legend.replaceChildren(...spec.legend(state));
      legend.hidden = !legend.childNodes.length;
      caption.textContent = spec.caption(state);
      fillTable();
    }

    draw();
    redraws.push(() => {
      chart.resize();
      draw();
    });
    let width = host.clientWidth;
    new ResizeObserver(() => {
      if (host.clientWidth === width || host.clientWidth === 0) return;
      width = host.clientWidth;
      chart.resize();
      draw();
    }).observe(host);
  }

  const redraw = () => redraws.forEach(r => r());

  return { add, redraw };
})();
