import { escapeToken, type JsonPointer } from '../json/pointer.js';
import type { JsonValue } from '../json/value.js';
import type { SourceFile } from '../source/model.js';
import { reasonOf } from '../text/reason.js';
import { FAULTS } from './faults.js';
import type { Description, DescriptionFault } from './model.js';
import { validatedValue } from './validated-value.js';

export interface ParserOptions {
  /** 20 seconds when absent. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 20_000;

const withoutSlashes = (text: string): string => text.replace(/^\/+/, '');

/** The longest member name a path goes on with, slashes at the front aside. */
function nextKey(value: object, rest: string): string | undefined {
  return Object.keys(value)
    .filter((key) => `${rest}/`.startsWith(`${withoutSlashes(key)}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/** The parser joins keys with `/` unescaped (`/paths/users/{id}/get`): the longest keys that exist are taken. */
export function pointerFromPath(root: JsonValue, path: string): JsonPointer {
  let value: JsonValue | undefined = root;
  let rest = withoutSlashes(path);
  let pointer = '';
  while (rest !== '' && typeof value === 'object' && value !== null) {
    const key = nextKey(value, rest);
    if (key === undefined) break;
    pointer += `/${escapeToken(key)}`;
    value = (value as Readonly<Record<string, JsonValue>>)[key];
    rest = withoutSlashes(rest.slice(withoutSlashes(key).length));
  }
  return pointer;
}

/** The fault that the parser ends with; its message names the place. */
function faultOf(source: SourceFile, error: unknown): DescriptionFault {
  const message = reasonOf(error);
  const path = /'(\/[^']*)'/.exec(message)?.[1] ?? /(\/paths\/\S+)/.exec(message)?.[1] ?? '';
  return {
    code: 'invalid',
    severity: FAULTS.invalid.severity,
    location: { source, pointer: pointerFromPath(source.value, path) },
    message: message.replace(/^Validation failed\.\s*/, '').split('\n')[0] ?? message,
  };
}

async function within<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`the document was not validated within ${timeoutMs / 1000} seconds`)),
      timeoutMs,
    );
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

const refersOutside = ({ text }: SourceFile): boolean => /\$ref["']?\s*:\s*["']?[^#"'\s]/.test(text);

/**
 * What Swagger Parser says about a document that fits the schema of its version: the rules of 2.0 beyond it. It knows no 3.2.
 * Its word is a warning, never a reason not to check: it rejects documents that are in daily use.
 */
export async function parserFaults(
  { source }: Description,
  options: ParserOptions = {},
): Promise<DescriptionFault[]> {
  const { default: SwaggerParser } = await import('@apidevtools/swagger-parser');
  // The parser resolves references in place, and knows plain numbers only.
  const copy = JSON.parse(JSON.stringify(validatedValue(source.value))) as never;
  // Other files stay unread: those that are missing would reject behind the back of whoever awaits the result. The rules
  // of 2.0 beyond its schema need all parameters in sight.
  const settings = { resolve: { external: false }, validate: { spec: !refersOutside(source) } } as const;
  try {
    await within(SwaggerParser.validate(copy, settings), options.timeoutMs ?? TIMEOUT_MS);
    return [];
  } catch (error) {
    return [faultOf(source, error)];
  }
}
