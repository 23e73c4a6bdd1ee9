import { groupBy } from '../group.js';
import type { ReportContract, ReportInteraction } from '../model.js';
import { html, type Markup } from './markup.js';
import { operationName, VERDICT_NAMES, VERDICTS } from './words.js';

/** An interaction with its contract and its place on the page. */
export interface Numbered {
  readonly id: string;
  readonly contract: ReportContract;
  readonly interaction: ReportInteraction;
}

/** Consumers against operations: each cell is the worst verdict, and leads to its interactions. */
export function matrix(numbered: readonly Numbered[]): Markup {
  const operations = [...groupBy(numbered, ({ interaction }) => operationName(interaction)).keys()];
  const consumers = groupBy(numbered, ({ contract }) => contract.consumer);
  return html`<div class="scroll" role="region" aria-label="matrix of consumers and operations" tabindex="0">
<table class="matrix">
<caption>The worst verdict of each consumer on each operation. A cell shows its interactions.</caption>
<thead><tr><th scope="col">Consumer</th>${operations.map((operation) => html`<th scope="col"><code>${operation}</code></th>`)}</tr></thead>
<tbody>${[...consumers].map(([consumer, own]) => {
    const cells = groupBy(own, ({ interaction }) => operationName(interaction));
    return html`
<tr><th scope="row">${consumer || '(unnamed)'}</th>${operations.map(
      (operation) => html`<td>${cell(consumer, operation, cells.get(operation) ?? [])}</td>`,
    )}</tr>`;
  })}
</tbody></table>
</div>`;
}

function cell(consumer: string, operation: string, own: readonly Numbered[]): Markup | undefined {
  const [first] = own;
  const worst = VERDICT_NAMES.find((verdict) =>
    own.some(({ interaction }) => interaction.verdict === verdict),
  );
  if (!first || !worst) return undefined;
  return html`<a class="verdict ${worst}" href="#${first.id}" data-consumer="${consumer}" data-operation="${operation}"><span aria-hidden="true">${VERDICTS[worst]}</span> ${worst}${
    own.length > 1 && html` <small>(${own.length} interactions)</small>`
  }</a>`;
}
