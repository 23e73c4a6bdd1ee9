import { sha256 } from '../text/sha256.js';
import type { Format, ReportContext } from './context.js';
import { coverageSection } from './html/coverage.js';
import { filters } from './html/filters.js';
import { finding } from './html/finding.js';
import { interactionSection } from './html/interaction.js';
import { html, type Markup, trusted } from './html/markup.js';
import { matrix, type Numbered } from './html/matrix.js';
import { obligationsSection } from './html/obligations.js';
import { SCRIPT } from './html/script.js';
import { STYLE } from './html/style.js';
import { VERDICT_NAMES, VERDICTS } from './html/words.js';
import type { Report } from './model.js';
import { closingSentence } from './pretty/sentence.js';

/** One page that needs no network and, but for the filters, no script. */
export const printHtml: Format = (report, context) => {
  const numbered = report.contracts.flatMap((contract, at): Numbered[] =>
    contract.interactions.map((interaction, index) => ({ id: `i-${at}-${index}`, contract, interaction })),
  );
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${title(report)}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#interactions">To the interactions</a>
<header><h1>${title(report)}</h1>
<p>${closingSentence(report.summary, report.seed)}</p>
${tiles(numbered)}</header>
<main>
${numbered.length > 0 && html`<section aria-labelledby="matrix"><h2 id="matrix">Consumers and operations</h2>\n${matrix(numbered)}</section>`}
${general(report, context)}
<section aria-labelledby="interactions"><h2 id="interactions" tabindex="-1">Interactions</h2>
${filters(numbered)}
${numbered.map(({ id, contract, interaction }) => interactionSection(interaction, contract, id, context))}
</section>
${obligationsSection(numbered)}
${coverageSection(report)}
</main>
<footer class="meta">${report.tool.name} ${report.tool.version}, seed ${report.seed}</footer>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`;
  return page.text;
};

const hashOf = (text: string): string => `'sha256-${sha256(text, 'base64')}'`;

/** Nothing is loaded, and nothing from an input could run. */
const POLICY = `default-src 'none'; style-src ${hashOf(STYLE)}; script-src ${hashOf(SCRIPT)}; base-uri 'none'; form-action 'none'`;

function title({ contracts }: Report): string {
  const providers = [...new Set(contracts.map(({ provider }) => provider).filter(Boolean))];
  return `Concordat: ${providers.join(', ') || 'contract check'}`;
}

const tiles = (numbered: readonly Numbered[]): Markup =>
  html`<ul class="tiles">${VERDICT_NAMES.map((verdict) => {
    const number = numbered.filter(({ interaction }) => interaction.verdict === verdict).length;
    return html`<li><span class="verdict ${verdict}"><span aria-hidden="true">${VERDICTS[verdict]}</span> ${number} ${verdict}</span></li>`;
  })}</ul>`;

/** Findings that belong to no interaction. */
function general({ findings, contracts }: Report, context: ReportContext): Markup | undefined {
  const aboutFiles = [...findings, ...contracts.flatMap((contract) => contract.findings)];
  if (aboutFiles.length === 0) return undefined;
  return html`<section aria-labelledby="files"><h2 id="files">Documents, pact files and settings</h2>
${aboutFiles.map((each) => finding(each, undefined, context))}</section>`;
}
