import type { Exchange } from '../../check/model.js';
import { printJson } from '../../json/print.js';
import type { JsonValue } from '../../json/value.js';
import { count, printable } from '../words.js';

/** Bodies longer than this are cut: a counterexample shows one difference, not a data set. */
const BODY_LINES = 24;

/** An exchange as HTTP messages, one string per line. */
export function exchangeLines({ request, response }: Exchange): string[] {
  const lines: string[] = [];
  if (request) lines.push(printable(`${request.method} ${request.path}`), ...messageLines(request));
  if (request && response) lines.push('');
  if (response) lines.push(String(response.status), ...messageLines(response));
  return lines;
}

interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonValue | undefined;
  readonly base64?: boolean;
}

function messageLines({ headers, body, base64 }: Message): string[] {
  const head = Object.entries(headers).map(([name, value]) => printable(`${name}: ${value}`));
  if (body === undefined) return head;
  return [...head, '', ...bodyLines(body, base64 === true)];
}

function bodyLines(body: JsonValue, base64: boolean): string[] {
  const text = typeof body === 'string' ? body : layOut(body);
  const lines = (base64 ? `(base64) ${text}` : text).split('\n').map(printable);
  if (lines.length <= BODY_LINES) return lines;
  return [...lines.slice(0, BODY_LINES), `… ${count(lines.length - BODY_LINES, 'more line')}`];
}

/** Short values stay on one line. */
function layOut(body: JsonValue): string {
  const line = printJson(body);
  return line.length <= 80 ? line : printJson(body, 2);
}
