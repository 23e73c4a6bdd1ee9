import { printJson } from '../../json/print.js';
import type { Operation } from '../../openapi/model.js';
import { printedBody } from './body.js';
import type { GenerateFlags } from './flags.js';
import { type Batch, isRequest, type Message } from './model.js';
import { brokenWords } from './words.js';

/** One command per request, for a POSIX shell. */
export const curlOf = (batches: readonly Batch[], flags: GenerateFlags): string =>
  batches
    .map(({ operation, messages, reason }) => {
      const title = `# ${operation.method} ${operation.template}${reason === undefined ? '' : `: ${reason}`}`;
      const origin = flags.baseUrl ?? originOf(operation);
      return `${[title, ...messages.map((message) => command(message, origin))].join('\n')}\n`;
    })
    .join('\n');

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function command(message: Message, origin: string): string {
  if (!isRequest(message)) return '';
  const body = printedBody(message);
  const parts = [`curl -X ${message.method} ${quoted(origin.replace(/\/+$/, '') + message.url)}`];
  for (const { name, values } of message.headers)
    for (const value of values) parts.push(`-H ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`);
  if (body.kind === 'json') parts.push(`--data-raw ${quoted(printJson(body.value))}`);
  if (body.kind === 'text') parts.push(`--data-raw ${quoted(body.text)}`);
  if (body.kind === 'base64') parts.push('--data-binary @-');
  const line = parts.join(' ');
  const fed = body.kind === 'base64' ? `printf %s ${quoted(body.text)} | base64 -d | ${line}` : line;
  return message.broken ? `# breaks ${brokenWords(message.broken)}\n${fed}` : fed;
}

/** Scheme and host of the first server; documents often name none. */
function originOf({ servers }: Operation): string {
  const url = servers[0]?.url ?? '';
  return /^https?:\/\/[^/{}]+/.exec(url)?.[0] ?? 'http://localhost';
}
