import { joinPointer } from '../json/pointer.js';
import { getKey, isObject, type JsonObject, type JsonValue } from '../json/value.js';
import { utf8Bytes } from '../text/utf8.js';
import { decodeBase64 } from './base64.js';
import { type BodySource, declaresJson, present, serialised, usable } from './body-content.js';
import { formBody } from './form-body.js';
import type { Body, PactVersion } from './model.js';
import type { PathRule } from './rules.js';
import { excerptOf, textOf } from './text.js';

const ENTITY_KEYS: ReadonlySet<string> = new Set(['content', 'contentType', 'encoded', 'contentTypeHint']);

const isEntity = (value: JsonObject): boolean => Object.keys(value).every((key) => ENTITY_KEYS.has(key));

/** Members of every wrapper that tools write. */
const WRITTEN_KEYS = ['content', 'contentType', 'encoded'] as const;

/** What `encoded` says in wrappers; anything else is the consumer's own data. */
const ENCODINGS: ReadonlySet<JsonValue | undefined> = new Set([false, 'false', 'base64', 'json']);

function isWrittenEntity(value: JsonObject): boolean {
  const encoded = getKey(value, 'encoded');
  return (
    WRITTEN_KEYS.every((key) => Object.hasOwn(value, key)) &&
    ENCODINGS.has(typeof encoded === 'string' ? encoded.toLowerCase() : encoded)
  );
}

/** A rule for a member of the wrapper shows that the consumer reads that member. */
const isAddressed = (value: JsonObject, rules: readonly PathRule[]): boolean =>
  rules.some(({ path: [, token] }) => token?.kind === 'field' && Object.hasOwn(value, token.name));

/**
 * True when a body is a V4 wrapper around its content: in V4 files any object of the wrapper's fields, in older files only
 * one with all that tools write, and without rules for them: the same may be the consumer's own data.
 */
export const isWrapped = (
  value: JsonValue,
  version: PactVersion,
  rules: readonly PathRule[],
): value is JsonObject =>
  isObject(value) &&
  isEntity(value) &&
  (version === '4' || (isWrittenEntity(value) && !isAddressed(value, rules)));

function encodedContent(
  source: BodySource,
  entity: JsonObject,
  content: JsonValue,
  attached: string | undefined,
): Body {
  const encoding = getKey(entity, 'encoded');
  const text = textOf(content);
  const kind = typeof encoding === 'string' ? encoding.toLowerCase() : encoding;
  const verbatim = () => present(source, { payload: utf8Bytes(text), attached, literal: undefined });
  if (kind === 'json') return verbatim();
  const bytes = kind === 'base64' ? decodeBase64(text) : undefined;
  if (bytes) return present(source, { payload: bytes, attached, literal: undefined });
  source.report(
    'body.encoding',
    joinPointer(source.pointer, kind === 'base64' ? 'content' : 'encoded'),
    kind === 'base64'
      ? 'The content is not base64; it is used as it stands.'
      : `'encoded' must be false, "base64" or "JSON", found ${excerptOf(encoding ?? null)}; the content is used as it stands.`,
  );
  return verbatim();
}

/** A body of V4: an object `{content, contentType, encoded}`. */
export function readBodyEntity(source: BodySource): Body {
  const { value, pointer, report } = source;
  if (value === undefined) return { state: 'missing', pointer };
  if (value === null) return { state: 'null', pointer };
  if (value === '') return { state: 'empty', pointer };
  if (!isObject(value) || !isEntity(value)) {
    report(
      'body.encoding',
      pointer,
      `A body of version 4 must be an object with 'content'; verifiers take this one as a JSON document.`,
    );
    return serialised(source, value, pointer);
  }
  const content = getKey(value, 'content');
  if (content === undefined) return { state: 'missing', pointer };
  if (content === null) return { state: 'null', pointer };
  if (content === '') return { state: 'empty', pointer };
  const contentType = getKey(value, 'contentType');
  const attached = typeof contentType === 'string' ? contentType : undefined;
  const encoded = getKey(value, 'encoded');
  if (encoded !== undefined && encoded !== null && encoded !== false && encoded !== '' && encoded !== 'false')
    return encodedContent(source, value, content, attached);
  if (typeof content === 'string' && !declaresJson(usable(attached) ?? usable(source.header)))
    return present(source, { payload: utf8Bytes(content), attached, literal: undefined });
  return (
    formBody(source, content, usable(attached) ?? source.header) ??
    serialised(source, content, joinPointer(pointer, 'content'), attached)
  );
}
