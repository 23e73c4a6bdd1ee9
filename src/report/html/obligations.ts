import { groupBy } from '../group.js';
import { html, type Markup } from './markup.js';
import type { Numbered } from './matrix.js';

/** What each provider state must guarantee, whoever asks for it. */
export function obligationsSection(numbered: readonly Numbered[]): Markup | undefined {
  const all = numbered.flatMap((each) =>
    each.interaction.obligations.map((obligation) => ({ ...each, obligation })),
  );
  if (all.length === 0) return undefined;
  const byState = groupBy(all, ({ obligation }) => obligation.states.join(' and '));
  return html`<section aria-labelledby="obligations"><h2 id="obligations">Obligations of provider states</h2>
<p>What only data can decide: each state must see to it.</p>
${[...byState].map(
  ([
    state,
    own,
  ]) => html`<details class="state"><summary>${state ? html`Given ${state}` : 'Without a state'} <span class="badge">${own.length}</span></summary>
<table><thead><tr><th scope="col">Consumer</th><th scope="col">Interaction</th><th scope="col">Place</th><th scope="col">Demand</th></tr></thead>
<tbody>${own.map(
    ({ id, contract, interaction, obligation }) =>
      html`<tr><td>${contract.consumer}</td><td><a href="#${id}">${interaction.description}</a></td><td><code>${obligation.place}</code></td><td>${obligation.demand}</td></tr>`,
  )}</tbody></table></details>`,
)}</section>`;
}
