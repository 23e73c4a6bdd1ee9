import type { JsonValue } from '../../json/value.js';
import { accepts } from '../../schema/judge/index.js';
import { queryText } from '../../text/query.js';
import type { HeaderDescription, Parameter, ParameterEncoding, ParameterPlace } from '../model.js';
import type { PathTexts } from '../route/segment.js';
import { percentDecoded, type TemplateParameter } from '../template.js';
import { readContentText } from './content.js';
import { PARAMETER_READING } from './scalar.js';
import { expectsMoreProperties, propertyNames, shapesOf } from './schema-shape.js';
import { STYLES } from './styles/index.js';
import type { Entry, StyleInput } from './styles/model.js';
import { typedValue } from './text-tree.js';

/** What a request says where parameters are. */
export interface RequestTexts {
  /** Raw texts by parameter name, still percent-encoded (from the router). */
  readonly path: PathTexts;
  /** Decoded query parameters in order; null is a key without `=`. */
  readonly query: readonly { readonly name: string; readonly values: readonly (string | null)[] }[];
  readonly headers: readonly { readonly name: string; readonly values: readonly string[] }[];
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

const trimmed = (text: string): string => text.trim();

const same = (text: string): string => text;

/** How the text of each place is decoded once it is cut into pieces; queries and cookies come decoded. */
export const DECODERS: Readonly<Record<ParameterPlace, (text: string) => string>> = {
  path: percentDecoded,
  header: trimmed,
  query: same,
  cookie: same,
  querystring: same,
};

const queryEntries = (query: RequestTexts['query']): Entry[] =>
  query.flatMap(({ name, values }) => values.map((text) => ({ name, text: text ?? '' })));

function headerEntries(headers: RequestTexts['headers'], name: string): Entry[] {
  const wanted = name.toLowerCase();
  const values = headers
    .filter((header) => header.name.toLowerCase() === wanted)
    .flatMap((header) => header.values);
  return values.length > 0 ? [{ name, text: values.join(', ') }] : [];
}

/** Whether a name is a property of an exploded object: declared, or left over where more are expected. */
function ownership(parameter: Parameter, all: readonly Parameter[]): (name: string) => boolean {
  const { schema } = parameter.encoding;
  let names: ReadonlySet<string> | undefined;
  let more: boolean | undefined;
  const isTaken = (name: string): boolean =>
    all.some((each) => each.name === name && each.in === parameter.in && each !== parameter);
  return (name) => {
    if (!schema) return false;
    names ??= new Set(propertyNames([schema]));
    if (names.has(name)) return true;
    more ??= expectsMoreProperties([schema]) || names.size === 0;
    return more && !isTaken(name);
  };
}

function entriesOf(parameter: Parameter, texts: RequestTexts): Entry[] {
  const { name } = parameter;
  switch (parameter.in) {
    case 'path': {
      const text = texts.path.get(name);
      return text === undefined ? [] : [{ name, text }];
    }
    case 'header':
      return headerEntries(texts.headers, name);
    case 'cookie':
      return texts.cookies.map((cookie) => ({ name: cookie.name, text: cookie.value }));
    case 'query':
      return queryEntries(texts.query);
    case 'querystring':
      return texts.query.length > 0 ? [{ name, text: queryText(texts.query) }] : [];
  }
}

const isEmpty = (parameter: Parameter, input: Input): boolean =>
  parameter.allowEmptyValue &&
  input.entries.some((entry) => entry.name === parameter.name) &&
  input.entries.every((entry) => entry.name !== parameter.name || entry.text === '');

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

/** Decodes every parameter of an operation from one request (OpenAPI, Parameter Object; RFC 6570). */
export function decodeParameters(parameters: readonly Parameter[], texts: RequestTexts): DecodedRequest {
  const used = { query: new Set<string>(), cookie: new Set<string>() };
  const decoded = parameters.map((parameter): DecodedParameter => {
    const entries = entriesOf(parameter, texts);
    if (entries.length === 0) return withParameter(ABSENT, parameter);
    const input: Input = {
      name: parameter.name,
      entries,
      owns: ownership(parameter, parameters),
      decode: DECODERS[parameter.in],
    };
    const attempt = isEmpty(parameter, input)
      ? { decoded: { state: 'empty' } as const, used: [parameter.name] }
      : decodeEncoding(parameter.encoding, input);
    if (parameter.in === 'query') for (const name of attempt.used) used.query.add(name);
    if (parameter.in === 'cookie') for (const name of attempt.used) used.cookie.add(name);
    if (parameter.in === 'querystring') for (const { name } of texts.query) used.query.add(name);
    return withParameter(attempt.decoded, parameter);
  });
  return {
    parameters: decoded,
    unknownQuery: [...new Set(texts.query.map(({ name }) => name))].filter((name) => !used.query.has(name)),
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
