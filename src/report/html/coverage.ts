import type { CoveredItem, OperationCoverage } from '../../check/coverage/model.js';
import type { Report } from '../model.js';
import { html, type Markup } from './markup.js';

/** What of the documents the pacts use, when the run looked at that. */
export const coverageSection = ({ coverage }: Report): Markup | undefined =>
  coverage &&
  html`<section aria-labelledby="coverage"><h2 id="coverage">Coverage</h2>
${coverage.map(({ document, operations }) => {
  const used = operations.filter(({ consumers }) => consumers.length > 0).length;
  return html`<h3>${document}: ${used} of ${operations.length} operations are used</h3>
<table class="coverage"><thead><tr><th scope="col">Operation</th><th scope="col">Consumers</th><th scope="col">Used</th><th scope="col">Unused</th></tr></thead>
<tbody>${operations.map(row)}</tbody></table>`;
})}</section>`;

function row({ method, path, consumers, details }: OperationCoverage): Markup {
  const items = details ? Object.values(details).flat() : [];
  const isUsed = (item: CoveredItem) => item.consumers.length > 0;
  return html`<tr class="${consumers.length > 0 ? 'used' : 'unused'}"><th scope="row"><code>${method} ${path}</code></th>
<td>${consumers.join(', ') || 'nobody'}</td><td>${list(items.filter(isUsed), 'used')}</td><td>${list(
    items.filter((item) => !isUsed(item)),
    'unused',
  )}</td></tr>`;
}

const list = (items: readonly CoveredItem[], word: string): Markup | undefined =>
  items.length > 0
    ? html`<details><summary>${items.length} ${word}</summary><ul>${items.map(
        ({ name, consumers }) =>
          html`<li><code>${name}</code>${consumers.length > 0 && ` (${consumers.join(', ')})`}</li>`,
      )}</ul></details>`
    : undefined;
