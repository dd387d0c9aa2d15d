/** Fills this study's figures into the text on how to read it. */
const notes = (() => {
  const { study, advice, sizes, arms } = data;

  function updates() {
    const at = b => Math.ceil(data.budgetOf(b) / b);
    const first = sizes[0];
    const last = sizes[sizes.length - 1];
    return sizes.length > 1
      ? `batch size ${format.count(first)} spent them in ${format.counted(at(first), 'update')}, ${format.count(last)} in ${format.count(at(last))}.`
      : `batch size ${format.count(first)} spent them in ${format.counted(at(first), 'update')}.`;
  }

  function shownArms() {
    const others = arms.filter(a => a !== 'tuned');
    if (!others.length) return 'This study shows tuned rates alone.';
    const rules = others.length > 1 ? `The arms ${format.words(others)} are` : `The arm ${others[0]} is`;
    return arms.includes('tuned') ? `${rules} shown beside the tuned one for that reason.` : `${rules} such a rule: read this study with that in mind.`;
  }

  function intervals() {
    return `± is half a ${data.level} t interval of the mean over seeds. Differences to the best size are paired over seeds, and their `
      + `${data.level} intervals hold for all sizes at once (simultaneous).`;
  }

  function budgets() {
    return format.words(sizes.map(b => `${format.count(b)} was shown ${format.counted(data.budgetOf(b), 'example')}`));
  }

  /** Takes out what is written for studies with another goal. */
  function keepGoal() {
    document.querySelectorAll('[data-goal]').forEach(node => {
      if (!node.dataset.goal.split(' ').includes(data.goal)) node.remove();
    });
  }

  function show() {
    keepGoal();
    const words = {
      budget: format.counted(study.budgetExamples, 'example'),
      updates: updates(),
      until: study.until || '',
      seconds: study.seconds ? format.seconds(study.seconds) : '',
      budgets: budgets(),
      level: data.level,
      arms: shownArms(),
      intervals: intervals(),
      margin: `${Number((advice.margin * 100).toPrecision(3))} points`,
    };
    document.querySelectorAll('[data-fill]').forEach(node => { node.textContent = words[node.dataset.fill]; });
  }

  return { show };
})();
