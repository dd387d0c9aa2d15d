/** Light and dark, and the colours that charts take: they cannot read the style sheet by themselves. */
const theme = (() => {
  const root = document.documentElement;
  const listeners = [];

  // Along plasma (Smith and van der Walt 2015): its lightness rises all the way, so any colour vision sees the order. The
  // end that would vanish against the ground is cut in each.
  const ramps = {
    light: ['#1b0c8f', '#7a08a6', '#c5407e', '#e8703f', '#dd9a0a'],
    dark: ['#7f86ff', '#b678f0', '#ea6fa3', '#f9a061', '#f6e062'],
  };
  const heats = {
    light: ['#eef3f9', '#b7cfe8', '#6d9fd0', '#2f6cb0', '#0b3468'],
    dark: ['#1d2a38', '#2b4a6b', '#3f74a8', '#71a9df', '#cfe6ff'],
  };
  // Okabe and Ito (2008), darkened or lightened to be read on either ground.
  const policies = ['tuned', 'linear', 'sqrt', 'constant'];
  const armColours = {
    light: ['#1f5fa8', '#c8510a', '#0b7f60', '#a04c93', '#8a6d00', '#b02a3a', '#1b87a6', '#5c6470'],
    dark: ['#78b2f2', '#f2935c', '#4fc3a1', '#dc9bd3', '#dcc04a', '#f0848f', '#6fd0ea', '#a9b1bd'],
  };

  const name = () => root.dataset.theme;

  function colour(variable) {
    return getComputedStyle(root).getPropertyValue(`--${variable}`).trim();
  }

  function channels(hex) {
    return [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16));
  }

  /** The colour at a position in 0..1 of a list of anchors. */
  function along(anchors, position) {
    const scaled = Math.max(0, Math.min(1, position)) * (anchors.length - 1);
    const i = Math.min(anchors.length - 2, Math.floor(scaled));
    const a = channels(anchors[i]);
    const b = channels(anchors[i + 1]);
    return `rgb(${a.map((c, k) => Math.round(c + (b[k] - c) * (scaled - i))).join(',')})`;
  }

  function size(batchSize) {
    const i = data.sizes.indexOf(batchSize);
    return along(ramps[name()], data.sizes.length > 1 ? i / (data.sizes.length - 1) : 0.35);
  }

  /** A policy has its own place; arms with remedies have those that follow. */
  function armPlace(label) {
    const place = policies.indexOf(label);
    return place < 0 ? policies.length + data.arms.filter(a => !policies.includes(a)).indexOf(label) : place;
  }
  const arm = label => armColours[name()][armPlace(label) % armColours[name()].length];
  /** The colour of the i-th of a few lines that have no order. */
  const line = i => armColours[name()][i % policies.length];
  /** The colour of the i-th of many; they repeat, so that symbols must tell them apart too. */
  const series = i => armColours[name()][i % armColours[name()].length];
  const heat = position => along(heats[name()], position);
  const heatGradient = () => `linear-gradient(90deg, ${heats[name()].join(', ')})`;

  function set(next) {
    root.dataset.theme = next;
    const button = dom.at('theme');
    button.textContent = next === 'dark' ? 'Light' : 'Dark';
    button.setAttribute('aria-label', `Switch to ${next === 'dark' ? 'light' : 'dark'} colours`);
    listeners.forEach(listener => listener());
  }

  function stored(value) {
    try {
      if (value) localStorage.setItem('batchwise-theme', value);
      return localStorage.getItem('batchwise-theme');
    } catch (e) {
      return null; // No storage for pages opened from a file in some browsers; the choice then lasts as long as the page.
    }
  }

  function start() {
    set(name());
    dom.at('theme').addEventListener('click', () => {
      const next = name() === 'dark' ? 'light' : 'dark';
      stored(next);
      set(next);
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', e => {
      if (!stored()) set(e.matches ? 'dark' : 'light');
    });
    let before = name();
    // On paper the page is light and as wide as a sheet; the charts are drawn for that before the browser lays it out.
    addEventListener('beforeprint', () => {
      before = name();
      root.dataset.print = '';
      set('light');
    });
    addEventListener('afterprint', () => {
      delete root.dataset.print;
      set(before);
    });
  }

  return { start, onChange: listener => listeners.push(listener), colour, size, arm, line, series, heat, heatGradient };
})();
