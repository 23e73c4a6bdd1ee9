import { lexemeOf } from '../../json/number.js';
import { getKey, isNumber, isObject, type JsonObject, type JsonValue } from '../../json/value.js';
import type { Location } from '../../source/model.js';
import { isUrl } from '../../source/uri.js';
import type { Server, ServerPart } from '../model.js';
import { child, type Node, objectAt, type ReadContext, readList, textOf } from './context.js';

interface Variable {
  readonly values: readonly string[] | undefined;
  readonly default: string | undefined;
}

/** Anything up to the path: scheme and authority, either of them a variable. */
const AUTHORITY = /^(?:[a-z][a-z\d+.-]*:|\{[^{}]*\}:)?\/\/(?:\{[^{}]*\}|[^/{}])*/i;

/** A first segment that is a host without a scheme: `api.example.com`, `localhost:8080`. */
const BARE_HOST = /^(?:localhost|[\w-]+(?:\.[\w-]+)+)(?::\d+|:\{[^{}]*\})?(?=\/|$)/i;

/** A first segment that begins with a variable, `{{host}}` included. */
const LEADING_VARIABLE = /^\{+([^{}]*)\}+((?:\{[^{}]*\}|[^/{}])*)(?=\/|$)/;

const looksLikeHost = (text: string): boolean => /[.:]|^localhost$/i.test(text) || text === '';

/** Values that were written without quotes stand for their text: `1.0` for `v1.0`. */
function valueText(value: JsonValue | undefined): string | undefined {
  if (value !== undefined && isNumber(value)) return lexemeOf(value);
  return typeof value === 'boolean' ? String(value) : textOf(value);
}

function variableOf(variables: JsonObject | undefined, name: string): Variable {
  const value = variables && getKey(variables, name);
  if (!isObject(value)) return { values: undefined, default: undefined };
  const list = getKey(value, 'enum');
  const values = Array.isArray(list) ? list.map(valueText).filter((text) => text !== undefined) : undefined;
  return { values: values?.length ? values : undefined, default: valueText(getKey(value, 'default')) };
}

/** Path of a URL that stands for a whole variable, without trailing slash. */
const pathOf = (url: string): string => withLeadingSlash(url.replace(AUTHORITY, '').replace(BARE_HOST, ''));

const withLeadingSlash = (path: string): string => {
  const trimmed = path.replace(/[?#].*$/s, '').replace(/(?<!\/)\/+$/, '');
  return trimmed === '' || trimmed.startsWith('/') ? trimmed : `/${trimmed}`;
};

/** The path part of a server URL as a template; `first` is what a leading variable contributes to it. */
function pathTemplate(
  url: string,
  variables: JsonObject | undefined,
): { template: string; first?: ServerPart } {
  if (AUTHORITY.test(url)) return { template: url.replace(AUTHORITY, '') };
  if (url.startsWith('/')) return { template: url };
  if (BARE_HOST.test(url)) return { template: url.replace(BARE_HOST, '') };
  const leading = LEADING_VARIABLE.exec(url);
  if (!leading) return { template: url.replace(/^(?:\.\/?)+/, '') };
  const [segment = '', name = '', rest = ''] = leading;
  const { values, default: fallback } = variableOf(variables, name);
  const known = values ?? (fallback === undefined ? [] : [fallback]);
  const template = url.slice(segment.length);
  if (rest !== '' || known.every(looksLikeHost) || known.some((value) => value.includes('://'))) {
    const paths = rest === '' ? [...new Set(known.map(pathOf))] : [''];
    return paths.every((path) => path === '')
      ? { template }
      : { template, first: { kind: 'variable', name, values: paths } };
  }
  return { template: url };
}

/** Cuts a path template at its variables. */
function partsOf(template: string, variables: JsonObject | undefined): ServerPart[] {
  const parts: ServerPart[] = [];
  for (const piece of withLeadingSlash(template).split(/((?<!\{)\{+[^{}]*\}+)/)) {
    const name = /^\{+([^{}]*)\}+$/.exec(piece)?.[1];
    if (name === undefined) {
      if (piece !== '') parts.push({ kind: 'literal', text: piece });
      continue;
    }
    const { values, default: fallback } = variableOf(variables, name);
    // A default that is no single segment shows that the variable stands for more than one.
    const wide = fallback !== undefined && !/^[^/]+$/.test(fallback);
    const allowed = values ?? (wide ? [fallback] : undefined);
    const trimmed = allowed?.map((value) => value.replaceAll(/^\/+|\/+$/g, ''));
    parts.push({ kind: 'variable', name, values: parts.at(-1) ? trimmed : allowed });
  }
  return parts;
}

/** The base path of a server URL. Relative URLs start at the document's own URL, if it has one. */
export function basePathOf(
  url: string,
  variables: JsonObject | undefined,
  documentUri: string,
): readonly ServerPart[] {
  const { template, first } = pathTemplate(url.trim(), variables);
  const relative =
    !first &&
    !template.startsWith('/') &&
    !template.startsWith('{') &&
    template !== '' &&
    !AUTHORITY.test(url);
  if (relative && isUrl(documentUri) && !template.includes('{'))
    return partsOf(new URL(template, documentUri).pathname, undefined);
  return first ? [first, ...partsOf(template, variables)] : partsOf(template, variables);
}

/** What holds where no server is declared: the root of the host. */
const rootServer = (location: Location): Server => ({ location, url: '/', basePath: [] });

/** Some authors write several URLs into one text. */
const severalUrls = (url: string): string[] => url.split(/[\s,;]+(?=https?:\/\/)/i);

function readServer(context: ReadContext, location: Location): Server[] {
  const node = objectAt(context, location, 'operation.malformed', 'a server');
  if (!node) return [];
  const text = textOf(getKey(node.value, 'url'));
  if (text === undefined) {
    context.report('operation.malformed', location, 'a server needs a `url` that is a text');
    return [];
  }
  const declared = getKey(node.value, 'variables');
  const variables = isObject(declared) ? declared : undefined;
  return severalUrls(text).map((url) => ({
    location: node.location,
    url,
    basePath: basePathOf(url, variables, location.source.uri),
  }));
}

/** Lists are shared by every operation below their owner: each is read once. */
const known = new WeakMap<readonly JsonValue[], () => readonly Server[]>();

function serversIn(context: ReadContext, owner: Node): readonly Server[] {
  const list = readList(context, owner, 'servers', 'operation.malformed');
  if ('reason' in list) return [];
  let servers = known.get(list);
  if (!servers) {
    servers = context.once(() =>
      list.flatMap((_, i) => readServer(context, child(owner.location, 'servers', i))),
    );
    known.set(list, servers);
  }
  return servers();
}

/** The servers of the innermost of several objects (operation, path item, document) that declares any. */
export function readServers(context: ReadContext, owners: readonly Node[]): readonly Server[] {
  for (const owner of owners) {
    const servers = serversIn(context, owner);
    if (servers.length > 0) return servers;
  }
  return [rootServer({ source: context.source, pointer: '' })];
}

/** Swagger 2.0: one `basePath` for the whole document. */
export function readBasePath(context: ReadContext): readonly Server[] {
  const location = { source: context.source, pointer: '' };
  const basePath = textOf(getKey(context.root, 'basePath'));
  if (basePath === undefined) return [rootServer(location)];
  const parts = partsOf(basePath.replace(AUTHORITY, ''), undefined);
  return [{ location: child(location, 'basePath'), url: basePath, basePath: parts }];
}
