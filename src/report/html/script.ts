/** What runs in the page: filters, the matrix as a filter, unfolding what a link leads to. Needs nothing from outside. */
export const SCRIPT = `
'use strict';
const form = document.getElementById('filters');
const count = document.getElementById('count');
const unfold = document.getElementById('unfold');
const articles = [...document.querySelectorAll('article.interaction')];
const texts = new Map();
const textOf = (article) => {
  if (!texts.has(article)) texts.set(article, article.textContent.toLowerCase());
  return texts.get(article);
};
function apply() {
  const data = new FormData(form);
  const words = data.get('text').toLowerCase().split(/\\s+/).filter(Boolean);
  const verdicts = data.getAll('verdict');
  const fits = (name, own) => data.get(name) === '' || data.get(name) === '=' + own;
  let shown = 0;
  for (const article of articles) {
    const visible = fits('consumer', article.dataset.consumer) && fits('operation', article.dataset.operation) &&
      verdicts.includes(article.dataset.verdict) && words.every((word) => textOf(article).includes(word));
    article.hidden = !visible;
    if (visible) shown++;
  }
  count.textContent = shown === articles.length ? shown + ' interactions' : shown + ' of ' + articles.length + ' interactions';
}
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const details = target && target.querySelector('details');
  if (!details) return;
  if (target.hidden) { form.reset(); apply(); }
  details.open = true;
  target.scrollIntoView();
  details.querySelector('summary').focus();
}
if (articles.length > 0) {
  form.hidden = false;
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(apply));
  unfold.addEventListener('click', () => {
    const open = articles.some((article) => !article.hidden && !article.querySelector('details').open);
    for (const article of articles) if (!article.hidden) article.querySelector('details').open = open;
    unfold.textContent = open ? 'Fold all' : 'Unfold all';
  });
  for (const link of document.querySelectorAll('.matrix a')) link.addEventListener('click', (event) => {
    event.preventDefault();
    form.reset();
    form.elements.consumer.value = '=' + link.dataset.consumer;
    form.elements.operation.value = '=' + link.dataset.operation;
    apply();
    history.replaceState(null, '', link.getAttribute('href'));
    reveal();
  });
  addEventListener('hashchange', reveal);
  reveal();
}
`;
