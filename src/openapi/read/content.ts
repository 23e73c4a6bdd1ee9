import { getKey, isObject, type JsonValue } from '../../json/value.js';
import type { Schema } from '../../schema/model.js';
import type { Location } from '../../source/model.js';
import type { MediaTypeContent, PropertyEncoding, Unreadable } from '../model.js';
import { unreadableSchema } from '../synthetic-schema.js';
import {
  child,
  declaredKeys,
  isUnreadable,
  memberObject,
  type Node,
  objectAt,
  type ReadContext,
  readAt,
  readMember,
  textOf,
} from './context.js';
import { readEncoding, readStyle, schemaOf } from './encoding.js';
import { readHeaders } from './headers.js';

/** The values of `example` and `examples` (Example Objects, references followed). */
function readExamples(context: ReadContext, owner: Node): JsonValue[] {
  const single = getKey(owner.value, 'example');
  const examples = getKey(owner.value, 'examples');
  const found = single === undefined ? [] : [single];
  if (!isObject(examples)) return found;
  const place = child(owner.location, 'examples');
  for (const name of declaredKeys(examples)) {
    const node = objectAt(
      context,
      child(place, name),
      'operation.malformed',
      `the example ${name}`,
      examples[name],
    );
    const value = node && (getKey(node.value, 'value') ?? getKey(node.value, 'dataValue'));
    if (value !== undefined) found.push(value);
  }
  return found;
}

/** OpenAPI 3.0 knows styles in forms only: in multipart bodies they are to be ignored. */
const hasStyles = ({ version }: ReadContext, mediaType: string): boolean =>
  version !== '3.0' || !mediaType.toLowerCase().startsWith('multipart/');

function readPropertyEncodings(
  context: ReadContext,
  owner: Node,
  mediaType: string,
): ReadonlyMap<string, PropertyEncoding> {
  const encodings = new Map<string, PropertyEncoding>();
  const declared = memberObject(context, owner, 'encoding', 'operation.malformed', '`encoding`');
  if (!declared) return encodings;
  const styled = hasStyles(context, mediaType);
  for (const name of declaredKeys(declared.value)) {
    const node = objectAt(
      context,
      child(declared.location, name),
      'operation.malformed',
      `the encoding of ${name}`,
    );
    if (!node) continue;
    const explode = getKey(node.value, 'explode');
    encodings.set(name, {
      contentType: textOf(getKey(node.value, 'contentType')),
      style: styled ? readStyle(getKey(node.value, 'style')) : undefined,
      explode: styled && typeof explode === 'boolean' ? explode : undefined,
      headers: readHeaders(context, node, readEncoding),
    });
  }
  return encodings;
}

/** A media type of which only the name is known. */
const unreadableContent = (mediaType: string, unreadable: Unreadable): MediaTypeContent => ({
  location: unreadable.location,
  mediaType,
  schema: unreadableSchema(unreadable),
  encoding: new Map(),
  itemSchema: undefined,
  examples: [],
});

/** The `content` of an OpenAPI 3 request body or response, in document order; undefined when there is no such member. */
export function readContent(context: ReadContext, owner: Node): MediaTypeContent[] | undefined {
  const content = readMember(context, owner, 'content', 'operation.malformed', '`content`');
  if (!content) return undefined;
  if (isUnreadable(content)) return [unreadableContent('*/*', content)];
  return declaredKeys(content.value).map((mediaType) => {
    const place = child(content.location, mediaType);
    const what = `the media type ${mediaType}`;
    // YAML writers leave a media type empty (`application/json:`), which says no more than that it is possible.
    const node = readAt(context, place, 'operation.malformed', what, content.value[mediaType] ?? {});
    if (isUnreadable(node)) return unreadableContent(mediaType, node);
    const found = new Content(
      node.location,
      mediaType,
      schemaOf(context, node),
      readPropertyEncodings(context, node, mediaType),
      schemaOf(context, node, 'itemSchema'),
      context.once(() => readExamples(context, node)),
    );
    if (!context.sparing) void found.examples;
    return found;
  });
}

/** A media type whose examples are read when somebody asks for them. */
class Content implements MediaTypeContent {
  constructor(
    readonly location: Location,
    readonly mediaType: string,
    readonly schema: Schema | undefined,
    readonly encoding: ReadonlyMap<string, PropertyEncoding>,
    readonly itemSchema: Schema | undefined,
    private readonly readExamples: () => readonly JsonValue[],
  ) {}

  get examples(): readonly JsonValue[] {
    return this.readExamples();
  }
}
