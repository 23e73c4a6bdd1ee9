import type { ReportContext } from '../context.js';
import { counterexampleTitle, placeText } from '../finding-text.js';
import type { ReportFinding, ReportInteraction, ReportLocation } from '../model.js';
import { frameLines } from '../pretty/frame.js';
import { rulePage } from '../rule-page.js';
import { exchange, exchangeDiff } from './exchange.js';
import { html, type Markup } from './markup.js';

/** One finding: what, where (both excerpts), the counterexample against the witness, what to do. */
export function finding(
  value: ReportFinding,
  interaction: ReportInteraction | undefined,
  context: ReportContext,
): Markup {
  const { severity, rule, message, certainty, places, help, counterexample, fingerprint } = value;
  return html`<section class="finding" data-rule="${rule}">
<h4><span class="severity ${severity}">${severity}</span> ${message}${novelty(value)}</h4>
<p class="meta"><a href="${rulePage(rule)}" rel="noreferrer">${rule}</a> · ${certainty} · <code>${fingerprint}</code></p>
${value.pact && excerpt(value.pact, 'pact', context)}
${value.spec && excerpt(value.spec, 'document', context)}
${places && html`<p>Also at: ${places.join(', ')}</p>`}
${
  counterexample &&
  html`<h5>Counterexample: ${counterexampleTitle(rule)}</h5>
${
  interaction?.witness
    ? exchangeDiff(counterexample, interaction.witness)
    : exchange(counterexample, 'counterexample')
}`
}
${help && html`<p class="help">Help: ${help}</p>`}
</section>`;
}

const novelty = ({ new: isNew }: ReportFinding): Markup | undefined =>
  isNew === undefined
    ? undefined
    : html` <span class="badge">${isNew ? 'newly broken' : 'already broken before'}</span>`;

function excerpt(place: ReportLocation, kind: string, { sources }: ReportContext): Markup {
  const lines = frameLines(place, sources.get(place.file), 4);
  return html`<figure><figcaption>${kind}: <code>${placeText(place)}</code></figcaption>${
    lines.length > 0 &&
    html`<pre class="code" tabindex="0" aria-label="excerpt of the ${kind}">${lines.join('\n')}</pre>`
  }</figure>`;
}
