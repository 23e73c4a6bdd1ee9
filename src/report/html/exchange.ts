import type { Exchange, PrintedRequest, PrintedResponse } from '../../check/model.js';
import { printJson } from '../../json/print.js';
import type { JsonValue } from '../../json/value.js';
import { lineDiff } from './line-diff.js';
import { html, type Markup } from './markup.js';

/** Longer messages are cut: a page holds many of them. */
const MOST_LINES = 400;

/** An exchange as HTTP messages. */
export const exchange = (value: Exchange, label: string): Markup =>
  html`<pre class="code" tabindex="0" aria-label="${label}">${linesOf(value).join('\n')}</pre>`;

/** How a counterexample differs from an exchange that works, line by line, told by signs as well as by colours. */
export function exchangeDiff(counterexample: Exchange, witness: Exchange): Markup {
  const parts = {
    request: counterexample.request && witness.request,
    response: counterexample.response && witness.response,
  };
  const lines = lineDiff(
    linesOf({ request: parts.request, response: parts.response }),
    linesOf(counterexample),
  );
  return html`<pre class="code diff" tabindex="0" aria-label="counterexample compared with the witness">${lines.map(
    ({ kind, text }) => DIFF_LINES[kind](text),
  )}</pre>`;
}

const DIFF_LINES = {
  same: (text: string) => html`<span>  ${text}\n</span>`,
  removed: (text: string) => html`<del>- ${text}\n</del>`,
  added: (text: string) => html`<ins>+ ${text}\n</ins>`,
} as const;

const linesOf = ({ request, response }: Exchange): string[] =>
  limited([
    ...(request ? requestLines(request) : []),
    ...(request && response ? [''] : []),
    ...(response ? responseLines(response) : []),
  ]);

const requestLines = ({ method, path, headers, body, base64 }: PrintedRequest): string[] => [
  `${method} ${path}`,
  ...messageLines(headers, body, base64),
];

const responseLines = ({ status, headers, body, base64 }: PrintedResponse): string[] => [
  String(status),
  ...messageLines(headers, body, base64),
];

function messageLines(
  headers: Readonly<Record<string, string>>,
  body: JsonValue | undefined,
  base64: boolean | undefined,
): string[] {
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  if (body === undefined) return head;
  const text = typeof body === 'string' ? body : printJson(body, 2);
  return [...head, '', ...(base64 ? [`(base64) ${text}`] : text.split('\n'))];
}

/** At most so many lines, and how many are missing. */
export const limited = (lines: readonly string[]): string[] =>
  lines.length <= MOST_LINES
    ? [...lines]
    : [...lines.slice(0, MOST_LINES), `… ${lines.length - MOST_LINES} more lines`];
