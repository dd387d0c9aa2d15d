/** Names and units of scores and losses, by the task of the results in the page; elements with a data-word get theirs. */
const words = (() => {
  const regression = /"task"\s*:\s*"regression"/.test(dom.at('results').textContent);
  return regression
    ? { score: 'R²', Score: 'R²', scores: 'R²', Scores: 'R²', lossUnit: 'σ²' }
    : { score: 'accuracy', Score: 'Accuracy', scores: 'accuracies', Scores: 'Accuracies', lossUnit: 'nats' };
})();
document.querySelectorAll('[data-word]').forEach(e => { e.textContent = words[e.dataset.word]; });
