import { parseJson } from '../../../src/json/parse.js';
import { printJson } from '../../../src/json/print.js';
import { isObject, type JsonValue } from '../../../src/json/value.js';
import type { Contract, HttpInteraction, Interaction, MessageInteraction } from '../../../src/pact/model.js';
import { readContract } from '../../../src/pact/read.js';
import { InputError } from '../../../src/source/model.js';

export type Part = 'request' | 'response' | 'message';

const VERSIONS: Readonly<Record<string, string>> = {
  '1': '1.0.0',
  '1.1': '1.1.0',
  '2': '2.0.0',
  '3': '3.0.0',
  '4': '4.0',
};

/** The text of a pact with one interaction around the JSON text of one part, every number as written. */
function pactText(part: Part, spec: string, partText: string): string {
  const metadata = `"metadata":{"pactSpecification":{"version":"${VERSIONS[spec] ?? spec}"}}`;
  const head = '{"consumer":{"name":"c"},"provider":{"name":"p"}';
  if (part === 'message') {
    const members = partText.trim().slice(1, -1).trim();
    const rest = members ? `,${members}` : '';
    return spec === '4'
      ? `${head},"interactions":[{"type":"Asynchronous/Messages","description":"d"${rest}}],${metadata}}`
      : `${head},"messages":[{"description":"d"${rest}}],${metadata}}`;
  }
  const type = spec === '4' ? '"type":"Synchronous/HTTP",' : '';
  const request = part === 'request' ? partText : '{"method":"GET","path":"/"}';
  const response = part === 'response' ? partText : '{"status":200}';
  return `${head},"interactions":[{${type}"description":"d","request":${request},"response":${response}}],${metadata}}`;
}

/** What the reader makes of one part: the interaction, or the reason why there is none. */
export interface ReadPart {
  readonly interaction: Interaction | undefined;
  /** Messages of the faults that a verifier may refuse the file for. */
  readonly faults: readonly string[];
}

/** Defaults of the format that the reader insists on in real files: without them nobody can say what is meant. */
const DEFAULTS: Readonly<Record<Part, readonly (readonly [name: string, value: string])[]>> = {
  request: [
    ['method', '"GET"'],
    ['path', '"/"'],
  ],
  response: [['status', '200']],
  message: [],
};

function withDefaults(part: Part, text: string): string {
  const { value } = parseJson(text);
  if (!isObject(value)) return text;
  const missing = DEFAULTS[part].filter(([name]) => !Object.hasOwn(value, name));
  const members = [...missing.map(([name, one]) => `"${name}":${one}`), text.trim().slice(1, -1).trim()];
  return `{${members.filter((member) => member !== '').join(',')}}`;
}

/** Reads a part, given as JSON text, as the only interaction of a pact. */
export function readPart(part: Part, spec: string, partText: string): ReadPart {
  const text = pactText(part, spec, withDefaults(part, partText));
  let contract: Contract;
  try {
    contract = readContract({
      uri: '/c.json',
      display: 'c.json',
      text,
      format: 'json',
      value: parseJson(text).value,
      faults: [],
    });
  } catch (error) {
    if (error instanceof InputError) return { interaction: undefined, faults: [error.message] };
    throw error;
  }
  const interaction = contract.interactions[0];
  const faults = [...contract.faults, ...(interaction?.faults ?? [])].map(
    ({ code, message }) => `${code}: ${message}`,
  );
  return { interaction, faults };
}

export const readValue = (part: Part, spec: string, value: JsonValue): ReadPart =>
  readPart(part, spec, printJson(value));

export const isHttp = (interaction: Interaction | undefined): interaction is HttpInteraction =>
  interaction?.kind === 'http';

export const isMessage = (interaction: Interaction | undefined): interaction is MessageInteraction =>
  interaction?.kind === 'message';
