import { html, type Markup } from './markup.js';
import type { Numbered } from './matrix.js';
import { operationName, VERDICT_NAMES, verdictBadge } from './words.js';

/** The form that narrows the list. It is shown only where scripts run. */
export function filters(numbered: readonly Numbered[]): Markup {
  const consumers = [...new Set(numbered.map(({ contract }) => contract.consumer))];
  const operations = [...new Set(numbered.map(({ interaction }) => operationName(interaction)))];
  return html`<form id="filters" role="search" aria-label="filter interactions" hidden>
<p><label for="text">Text</label><input id="text" type="search" name="text" autocomplete="off"></p>
<p><label for="consumer">Consumer</label>${select('consumer', consumers)}</p>
<p><label for="operation">Operation</label>${select('operation', operations)}</p>
<fieldset><legend>Verdict</legend>${VERDICT_NAMES.map(
    (verdict) =>
      html`<label><input type="checkbox" name="verdict" value="${verdict}" checked> ${verdictBadge(verdict)}</label> `,
  )}</fieldset>
<button type="reset">Show all</button>
<button type="button" id="unfold">Unfold all</button>
</form>
<p id="count" role="status">${numbered.length} interactions</p>`;
}

/** The first option stands for all; values from inputs begin with a sign, so that an empty one is another. */
const select = (name: string, values: readonly string[]): Markup =>
  html`<select id="${name}" name="${name}"><option value="">all</option>${values.map(
    (value) => html`<option value="=${value}">${value || '(unnamed)'}</option>`,
  )}</select>`;
