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

/** Consumers against operations: each cell is the worst verdict, and leads to its interactions. The longer list goes down. */
export function matrix(numbered: readonly Numbered[]): Markup {
  const operations: Axis = {
    title: 'Operation',
    keyOf: ({ interaction }) => operationName(interaction),
    name: (operation) => html`<code>${operation}</code>`,
  };
  const consumers: Axis = {
    title: 'Consumer',
    keyOf: ({ contract }) => contract.consumer,
    name: (consumer) => html`${consumer || '(unnamed)'}`,
  };
  const isTall = keys(numbered, operations).length > keys(numbered, consumers).length;
  const [down, across] = isTall ? [operations, consumers] : [consumers, operations];
  const columns = keys(numbered, across);
  return html`<div class="scroll" role="region" aria-label="matrix of consumers and operations" tabindex="0">
<table class="matrix">
<caption>The worst verdict of each consumer on each operation. A cell shows its interactions.</caption>
<thead><tr><th scope="col">${down.title}</th>${columns.map((key) => html`<th scope="col">${across.name(key)}</th>`)}</tr></thead>
<tbody>${[...groupBy(numbered, down.keyOf)].map(([row, own]) => {
    const cells = groupBy(own, across.keyOf);
    return html`
<tr><th scope="row">${down.name(row)}</th>${columns.map((column) => html`<td>${cell(cells.get(column) ?? [])}</td>`)}</tr>`;
  })}
</tbody></table>
</div>`;
}

interface Axis {
  readonly title: string;
  readonly keyOf: (each: Numbered) => string;
  readonly name: (key: string) => Markup;
}

const keys = (numbered: readonly Numbered[], { keyOf }: Axis): readonly string[] => [
  ...new Set(numbered.map(keyOf)),
];

function cell(own: readonly Numbered[]): Markup | undefined {
  const [first] = own;
  const worst = VERDICT_NAMES.find((verdict) =>
    own.some(({ interaction }) => interaction.verdict === verdict),
  );
  if (!first || !worst) return undefined;
  return html`<a class="verdict ${worst}" href="#${first.id}" data-consumer="${first.contract.consumer}" data-operation="${operationName(first.interaction)}"><span aria-hidden="true">${VERDICTS[worst]}</span> ${worst}${
    own.length > 1 && html` <small>(${own.length} interactions)</small>`
  }</a>`;
}
