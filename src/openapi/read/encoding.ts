import { getKey, isObject, type JsonObject } from '../../json/value.js';
import type { ParameterEncoding, ParameterPlace, ParameterStyle } from '../model.js';
import { child, declaredKeys, memberObject, type Node, type ReadContext, textOf } from './context.js';

export type EncodedPlace = ParameterPlace | 'formData';

const STYLES: ReadonlySet<string> = new Set<ParameterStyle>([
  'simple',
  'label',
  'matrix',
  'form',
  'spaceDelimited',
  'pipeDelimited',
  'deepObject',
  'cookie',
]);

const DEFAULT_STYLE: Readonly<Record<EncodedPlace, ParameterStyle>> = {
  path: 'simple',
  header: 'simple',
  query: 'form',
  querystring: 'form',
  cookie: 'form',
  formData: 'form',
};

/** Styles that repeat the name for every item unless told otherwise. */
export const explodesByDefault = (style: ParameterStyle): boolean => style === 'form' || style === 'cookie';

export const readStyle = (value: unknown): ParameterStyle | undefined =>
  typeof value === 'string' && STYLES.has(value) ? (value as ParameterStyle) : undefined;

/** `style`, `explode`, `schema` or `content` of an OpenAPI 3 parameter or header. */
export function readEncoding(context: ReadContext, node: Node, place: ParameterPlace): ParameterEncoding {
  const content = memberObject(context, node, 'content', 'parameter.malformed', '`content`');
  const mediaType = content && declaredKeys(content.value)[0];
  if (content && mediaType !== undefined) {
    const entry = memberObject(context, content, mediaType, 'parameter.malformed', 'a media type');
    return { kind: 'content', mediaType, schema: entry && schemaOf(context, entry) };
  }
  const declared = textOf(getKey(node.value, 'style'));
  const style = readStyle(declared);
  if (declared !== undefined && style === undefined)
    context.report(
      'parameter.malformed',
      child(node.location, 'style'),
      `nobody knows the style "${declared}"`,
    );
  const used = style ?? DEFAULT_STYLE[place];
  const explode = getKey(node.value, 'explode');
  return {
    kind: 'style',
    style: used,
    explode: typeof explode === 'boolean' ? explode : explodesByDefault(used),
    schema: schemaOf(context, node),
  };
}

/** The compiled `schema` (or another schema member) of an object. */
export const schemaOf = (context: ReadContext, node: Node, key = 'schema') =>
  Object.hasOwn(node.value, key) ? context.schemaAt(child(node.location, key), node.value[key]) : undefined;

const COLLECTION_STYLES: Readonly<Record<string, ParameterStyle>> = {
  ssv: 'spaceDelimited',
  tsv: 'tabDelimited',
  pipes: 'pipeDelimited',
};

/** Swagger 2.0 `collectionFormat`: `multi` repeats the name, `csv` is the default. */
export function collectionEncoding(
  value: JsonObject,
  place: EncodedPlace,
): { style: ParameterStyle; explode: boolean } {
  const format = textOf(getKey(value, 'collectionFormat')) ?? 'csv';
  const style = Object.hasOwn(COLLECTION_STYLES, format) ? COLLECTION_STYLES[format] : undefined;
  return { style: style ?? DEFAULT_STYLE[place], explode: format === 'multi' };
}

/** A Swagger 2.0 parameter or header is its own schema; one that holds a `schema` all the same means that. */
export function readSwaggerEncoding(
  context: ReadContext,
  node: Node,
  place: EncodedPlace,
): ParameterEncoding {
  const nested = isObject(getKey(node.value, 'schema'));
  return {
    kind: 'style',
    ...collectionEncoding(node.value, place),
    schema: nested ? schemaOf(context, node) : context.schemaAt(node.location, node.value),
  };
}
