import type { Exchange } from '../../check/model.js';
import { printJson } from '../../json/print.js';
import type { JsonValue } from '../../json/value.js';
import { count, printable } from '../words.js';
import { differences } from './difference.js';

/** Bodies longer than this are cut: a counterexample shows one difference, not a data set. */
const BODY_LINES = 24;
/** From this length on a body is told by how it differs from the witness, when that is short. */
const LONG_BODY = 10;
const FEW_DIFFERENCES = 6;

/**
 * An exchange as HTTP messages, one string per line.
 *
 * @param witness An exchange that works: long bodies are told by how they differ from its bodies.
 */
export function exchangeLines({ request, response }: Exchange, witness: Exchange | undefined): string[] {
  const lines: string[] = [];
  if (request) {
    lines.push(printable(`${request.method} ${request.path}`), ...messageLines(request, witness?.request));
  }
  if (request && response) lines.push('');
  if (response) lines.push(String(response.status), ...messageLines(response, witness?.response));
  return lines;
}

interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonValue | undefined;
  readonly base64?: boolean;
}

function messageLines({ headers, body, base64 }: Message, witness: Message | undefined): string[] {
  const head = Object.entries(headers).map(([name, value]) => printable(`${name}: ${value}`));
  if (body === undefined) return head;
  const whole = bodyLines(body, base64 === true);
  const told = whole.length >= LONG_BODY && witness?.body !== undefined && differences(body, witness.body);
  if (!told || told.length > FEW_DIFFERENCES) return [...head, '', ...cut(whole)];
  if (told.length === 0) return [...head, '(the body makes no difference)'];
  return [...head, '(the body is one that works, except:)', ...told.map((each) => `  ${printable(each)}`)];
}

function bodyLines(body: JsonValue, base64: boolean): string[] {
  const text = typeof body === 'string' ? body : layOut(body);
  return (base64 ? `(base64) ${text}` : text).split('\n').map(printable);
}

const cut = (lines: readonly string[]): string[] =>
  lines.length <= BODY_LINES
    ? [...lines]
    : [...lines.slice(0, BODY_LINES), `… ${count(lines.length - BODY_LINES, 'more line')}`];

/** Short values stay on one line. */
function layOut(body: JsonValue): string {
  const line = printJson(body);
  return line.length <= 80 ? line : printJson(body, 2);
}
