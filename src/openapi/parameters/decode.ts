import type { JsonValue } from '../../json/value.js';
import { accepts } from '../../schema/judge/index.js';
import type { ApiKey } from '../api-keys.js';
import type { HeaderDescription, Parameter, ParameterEncoding } from '../model.js';
import type { PathTexts } from '../route/segment.js';
import type { TemplateParameter } from '../template.js';
import { readContentText } from './content.js';
import { headerEntries, readingsOf, trimmed } from './readings.js';
import { PARAMETER_READING } from './scalar.js';
import { expectedNames, propertyNames, shapesOf } from './schema-shape.js';
import { STYLES } from './styles/index.js';
import type { StyleInput } from './styles/model.js';
import { typedValue } from './text-tree.js';

/** What a request says where parameters are. */
export interface RequestTexts {
  /** Raw texts by parameter name, still percent-encoded (from the router). */
  readonly path: PathTexts;
  /** Decoded query parameters in order; null is a key without `=`. */
  readonly query: readonly {
    readonly name: string;
    readonly values: readonly (string | null)[];
    /** The values as written, percent-encoded, where that is known. */
    readonly raw?: readonly (string | null)[];
  }[];
  readonly headers: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** Values as sent. */
  readonly cookies: readonly { readonly name: string; readonly value: string }[];
}

/** `empty`: sent without a value, which the parameter allows. `unreadable`: not written the way the parameter demands. */
export type Decoded =
  | { readonly state: 'absent' | 'empty' }
  | { readonly state: 'present'; readonly value: JsonValue }
  | { readonly state: 'unreadable'; readonly problem: string; readonly value: JsonValue | undefined };

export type DecodedParameter = Decoded & { readonly parameter: Parameter };

export interface DecodedRequest {
  readonly parameters: readonly DecodedParameter[];
  /** Query names that no parameter uses, each once. */
  readonly unknownQuery: readonly string[];
  readonly unknownCookies: readonly string[];
}

const ABSENT: Decoded = { state: 'absent' };

interface Attempt {
  readonly decoded: Decoded;
  readonly used: readonly string[];
}

type Input = Omit<StyleInput, 'shape' | 'explode'>;

/** Reads a parameter in every shape its schema allows; the first that the schema accepts wins, else the plainest. */
function decodeStyle(encoding: ParameterEncoding & { kind: 'style' }, input: Input): Attempt {
  const { schema } = encoding;
  let best: Attempt | undefined;
  const shapes = shapesOf(schema);
  const { style, explode } = encoding;
  const { name, entries, owns, decode } = input;
  for (const shape of shapes) {
    const result = STYLES[style].decode({ name, shape, explode, entries, owns, decode });
    if (!result) continue;
    const value = typedValue(result.tree, schema ? [schema] : []);
    const decoded: Decoded =
      result.problem === undefined
        ? { state: 'present', value }
        : { state: 'unreadable', problem: result.problem, value };
    best = { decoded, used: result.used };
    const fits = (): boolean =>
      !schema || shape === shapes.at(-1) || accepts(schema, value, PARAMETER_READING) !== false;
    if (decoded.state === 'present' && fits()) break;
  }
  return best ?? { decoded: ABSENT, used: [] };
}

function decodeContent(encoding: ParameterEncoding & { kind: 'content' }, input: Input): Attempt {
  const own = input.entries.filter((entry) => entry.name === input.name);
  const [entry] = own;
  if (!entry) return { decoded: ABSENT, used: [] };
  const used = [input.name];
  if (own.length > 1)
    return {
      decoded: {
        state: 'unreadable',
        problem: `sent ${own.length} times, one value is expected`,
        value: undefined,
      },
      used,
    };
  return { decoded: readContentText(encoding, input.decode(entry.text)), used };
}

const decodeEncoding = (encoding: ParameterEncoding, input: Input): Attempt =>
  encoding.kind === 'style' ? decodeStyle(encoding, input) : decodeContent(encoding, input);

/** Decodes by every reading of the texts; the first whose value the schema accepts wins, else the last that can be read. */
function decodeReadings({ encoding }: Parameter, inputs: readonly Input[]): Attempt {
  const { schema } = encoding;
  let best: Attempt | undefined;
  for (const input of inputs) {
    const attempt = decodeEncoding(encoding, input);
    const { decoded } = attempt;
    if (inputs.length === 1) return attempt;
    if (
      decoded.state === 'present' &&
      (!schema || accepts(schema, decoded.value, PARAMETER_READING) !== false)
    )
      return attempt;
    if (!best || decoded.state === 'present' || best.decoded.state !== 'present') best = attempt;
  }
  return best ?? { decoded: ABSENT, used: [] };
}

/** Names at a place that mean something else than a property of one parameter: other parameters, and credentials. */
const takenNames = (
  { name, in: place }: Parameter,
  all: readonly Parameter[],
  keys: readonly ApiKey[],
): ReadonlySet<string> =>
  new Set([
    ...all.filter((each) => each.in === place && each.name !== name).map((each) => each.name),
    ...keys.filter((key) => key.in === place).map((key) => key.parameter),
  ]);

/** Whether a name is a property of an exploded object: declared, or left over where more are expected. */
function ownership(
  parameter: Parameter,
  all: readonly Parameter[],
  keys: readonly ApiKey[],
): (name: string) => boolean {
  const { schema } = parameter.encoding;
  let names: ReadonlySet<string> | undefined;
  let more: ((name: string) => boolean) | undefined;
  let taken: ReadonlySet<string> | undefined;
  return (name) => {
    if (!schema) return false;
    names ??= new Set(propertyNames([schema]));
    if (names.has(name)) return true;
    more ??= expectedNames([schema]);
    if (!more(name)) return false;
    taken ??= takenNames(parameter, all, keys);
    return !taken.has(name);
  };
}

/** Without what is there for the credentials alone: a query that is described as a whole is the rest. */
function withoutKeys(texts: RequestTexts, parameter: Parameter, keys: readonly ApiKey[]): RequestTexts {
  if (parameter.in !== 'querystring' || !keys.some((key) => key.in === 'query')) return texts;
  const { schema } = parameter.encoding;
  const names = new Set(schema ? propertyNames([schema]) : []);
  const isKey = (name: string): boolean =>
    !names.has(name) && keys.some((key) => key.in === 'query' && key.parameter === name);
  return { ...texts, query: texts.query.filter(({ name }) => !isKey(name)) };
}

const isEmpty = (parameter: Parameter, entries: Input['entries']): boolean =>
  parameter.allowEmptyValue &&
  entries.some((entry) => entry.name === parameter.name) &&
  entries.every((entry) => entry.name !== parameter.name || entry.text === '');

function withParameter(decoded: Decoded, parameter: Parameter): DecodedParameter {
  switch (decoded.state) {
    case 'present':
      return { state: decoded.state, value: decoded.value, parameter };
    case 'unreadable':
      return { state: decoded.state, problem: decoded.problem, value: decoded.value, parameter };
    default:
      return { state: decoded.state, parameter };
  }
}

/**
 * Decodes every parameter of an operation from one request (OpenAPI, Parameter Object; RFC 6570).
 *
 * @param keys Credentials that are sent beside the parameters.
 */
export function decodeParameters(
  parameters: readonly Parameter[],
  texts: RequestTexts,
  keys: readonly ApiKey[] = [],
): DecodedRequest {
  const used = { query: new Set<string>(), cookie: new Set<string>() };
  const decoded = parameters.map((parameter): DecodedParameter => {
    const readings = readingsOf(parameter, withoutKeys(texts, parameter, keys));
    const [first] = readings;
    if (!first?.entries.length) return withParameter(ABSENT, parameter);
    const owns = ownership(parameter, parameters, keys);
    const { name } = parameter;
    const inputs = readings.map(({ entries, decode }): Input => ({ name, entries, owns, decode }));
    const attempt = isEmpty(parameter, first.entries)
      ? { decoded: { state: 'empty' } as const, used: [name] }
      : decodeReadings(parameter, inputs);
    if (parameter.in === 'query') for (const name of attempt.used) used.query.add(name);
    if (parameter.in === 'cookie') for (const name of attempt.used) used.cookie.add(name);
    if (parameter.in === 'querystring') for (const { name } of texts.query) used.query.add(name);
    return withParameter(attempt.decoded, parameter);
  });
  return {
    parameters: decoded,
    // A name with an empty list of values is not sent.
    unknownQuery: [
      ...new Set(texts.query.filter(({ values }) => values.length > 0).map(({ name }) => name)),
    ].filter((name) => !used.query.has(name)),
    unknownCookies: [...new Set(texts.cookies.map(({ name }) => name))].filter(
      (name) => !used.cookie.has(name),
    ),
  };
}

/** Decodes the parameters that one parameter of a path template stands for, from its raw text alone. */
export const decodePathText = (
  parameters: readonly Parameter[],
  { name, written }: TemplateParameter,
  text: string,
): readonly DecodedParameter[] =>
  decodeParameters(
    parameters.filter((one) => one.in === 'path' && (one.name === name || one.name === written)),
    {
      path: new Map([
        [name, text],
        [written, text],
      ]),
      query: [],
      headers: [],
      cookies: [],
    },
  ).parameters;

/** Decodes one header by its description, whatever the spelling of its name. */
export function decodeHeader(header: HeaderDescription, headers: RequestTexts['headers']): Decoded {
  return decodeEncoding(header.encoding, {
    name: header.name,
    entries: headerEntries(headers, header.name),
    owns: () => false,
    decode: trimmed,
  }).decoded;
}
