import { valueAt } from '../../json/pointer.js';
import { printJson } from '../../json/print.js';
import { getKey, isObject, type JsonObject, setKey } from '../../json/value.js';
import type { ReportContext } from '../context.js';
import type { ReportContract, ReportInteraction } from '../model.js';
import { exchange, limited } from './exchange.js';
import { finding } from './finding.js';
import { html, type Markup } from './markup.js';
import { operationName, verdictBadge } from './words.js';

/** One interaction, folded: what the consumer expects, what was found, an exchange that works, its obligations. */
export function interactionSection(
  interaction: ReportInteraction,
  contract: ReportContract,
  id: string,
  context: ReportContext,
): Markup {
  const { description, providerStates, verdict, findings, witness, obligations, pending } = interaction;
  const operation = operationName(interaction);
  return html`<article id="${id}" class="interaction" data-consumer="${contract.consumer}" data-operation="${operation}" data-verdict="${verdict}">
<details>
<summary>${verdictBadge(verdict)} <b>${contract.consumer || contract.file}:</b> ${description} <code>${operation}</code>${
    pending && html` <span class="badge">pending</span>`
  }</summary>
${providerStates.length > 0 && html`<p>Given ${providerStates.join(' and ')}</p>`}
${findings.map((each) => finding(each, interaction, context))}
${certaintyText(interaction)}
${expectation(interaction, contract, context)}
${
  witness &&
  html`<h4>Witness: both sides permit this</h4>
${exchange(witness, 'witness')}`
}
${
  obligations.length > 0 &&
  html`<h4>The provider state must see to it that</h4>
<ul>${obligations.map(({ place, demand }) => html`<li><code>${place}</code> ${demand}</li>`)}</ul>`
}
</details>
</article>`;
}

function certaintyText({ certainty }: ReportInteraction): Markup | undefined {
  if (!certainty) return undefined;
  return certainty.kind === 'proved'
    ? html`<p class="meta">The verdict is proved.</p>`
    : html`<p class="meta">${certainty.cases} generated cases found nothing further (${certainty.reason}).</p>`;
}

/** What the pact says about the interaction, as it stands there. */
function expectation(
  { index }: ReportInteraction,
  { file }: ReportContract,
  { sources }: ReportContext,
): Markup | undefined {
  const root = sources.get(file)?.value;
  if (root === undefined) return undefined;
  const written = valueAt(root, `/interactions/${index}`) ?? valueAt(root, `/messages/${index}`);
  if (!isObject(written)) return undefined;
  const lines = limited(printJson(parts(written), 2).split('\n'));
  return html`<h4>Expectation</h4>
<pre class="code" tabindex="0" aria-label="expectation of the consumer">${lines.join('\n')}</pre>`;
}

/** What the headline says already is left out. */
function parts(written: JsonObject): JsonObject {
  const rest: JsonObject = {};
  for (const key of Object.keys(written))
    if (!['description', 'providerState', 'providerStates', 'type', 'key', '_id'].includes(key))
      setKey(rest, key, getKey(written, key) ?? null);
  return rest;
}
