import { escapeToken, type JsonPointer, valueAt } from '../json/pointer.js';
import type { JsonValue } from '../json/value.js';
import type { SourceFile } from '../source/model.js';
import { searchableText } from '../source/searchable.js';
import { FAULTS } from './faults.js';
import type { Description, DescriptionFault } from './model.js';
import { validatedValue } from './validated-value.js';

export interface ValidateOptions {
  /** Larger documents are not validated; 3 MB of text when absent. */
  readonly maxBytes?: number;
  /** 20 seconds when absent. */
  readonly timeoutMs?: number;
  /** What to say when the validator gives up for another reason than the schema of the version: a reference, the time. */
  readonly otherwise?: readonly DescriptionFault[];
}

const MAX_BYTES = 3_000_000;
const TIMEOUT_MS = 20_000;

/** More faults than this are not worth reading. */
const MAX_FAULTS = 20;

/** Keywords that only say that some alternative did not fit; the errors inside say why. */
const SUMMARIES: ReadonlySet<string> = new Set([
  'oneOf',
  'anyOf',
  'allOf',
  'if',
  'not',
  'discriminator',
  '$ref',
]);

interface AjvError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Where the validator's own words leave out what is wrong. */
const WORDS: Readonly<Record<string, (params: Readonly<Record<string, unknown>>) => string>> = {
  additionalProperties: (params) =>
    `has the field "${params.additionalProperty}", which does not belong there`,
  unevaluatedProperties: (params) =>
    `has the field "${params.unevaluatedProperty}", which does not belong there`,
  required: (params) => `must have the field "${params.missingProperty}"`,
  enum: (params) => `must be one of ${JSON.stringify(params.allowedValues)}`,
};

const wordsOf = ({ keyword, message = 'is not valid', params }: AjvError): string =>
  (params && WORDS[keyword]?.(params)) ?? message;

const fault = (source: SourceFile, pointer: JsonPointer, message: string): DescriptionFault => ({
  code: 'invalid',
  severity: FAULTS.invalid.severity,
  location: { source, pointer },
  message,
});

const note = (source: SourceFile, message: string): DescriptionFault => ({
  ...fault(source, '', message),
  severity: 'info',
});

const withoutSlashes = (text: string): string => text.replace(/^\/+/, '');

/** The longest member name a path goes on with, slashes at the front aside. */
function nextKey(value: object, rest: string): string | undefined {
  return Object.keys(value)
    .filter((key) => `${rest}/`.startsWith(`${withoutSlashes(key)}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/** The validator joins keys with `/` unescaped (`/paths/users/{id}/get`): the longest keys that exist are taken. */
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

/** The faults that a validator's error stands for; the innermost ones of each place. */
function faultsOf(source: SourceFile, error: unknown): DescriptionFault[] {
  const message = error instanceof Error ? error.message : String(error);
  const details = (error as { readonly details?: readonly AjvError[] }).details;
  if (!Array.isArray(details) || details.length === 0) {
    const path = /'(\/[^']*)'/.exec(message)?.[1] ?? /(\/paths\/\S+)/.exec(message)?.[1] ?? '';
    return [
      fault(
        source,
        pointerFromPath(source.value, path),
        message.replace(/^Validation failed\.\s*/, '').split('\n')[0] ?? message,
      ),
    ];
  }
  const errors = details as readonly AjvError[];
  const telling = errors.filter((each) => !SUMMARIES.has(each.keyword));
  const byPlace = new Map<string, string>();
  for (const error of telling.length > 0 ? telling : errors) {
    const { instancePath } = error;
    const pointer = valueAt(source.value, instancePath) === undefined ? '' : instancePath;
    if (!byPlace.has(pointer)) byPlace.set(pointer, wordsOf(error));
  }
  return [...byPlace]
    .slice(0, MAX_FAULTS)
    .map(([pointer, text]) => fault(source, pointer, `${pointer || 'the document'} ${text}`));
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
 * What a validator of the OpenAPI specification says about a document. Its word is a warning, never a reason not to check:
 * it rejects documents that are in daily use. Documents of 3.2 and very large ones are skipped with a note.
 */
export async function validateDescription(
  { source, version }: Description,
  options: ValidateOptions = {},
): Promise<DescriptionFault[]> {
  if (version === '3.2') return [note(source, 'documents of OpenAPI 3.2 are not validated')];
  const limit = options.maxBytes ?? MAX_BYTES;
  if (searchableText(source).length > limit)
    return [note(source, `documents of more than ${limit} bytes are not validated`)];
  const { default: SwaggerParser } = await import('@apidevtools/swagger-parser');
  // The validator resolves references in place, and knows plain numbers only.
  const copy = JSON.parse(JSON.stringify(validatedValue(source.value))) as never;
  // Other files stay unread: those that are missing would reject behind the back of whoever awaits the result. The rules
  // of 2.0 beyond its schema need all parameters in sight.
  const settings = { resolve: { external: false }, validate: { spec: !refersOutside(source) } } as const;
  try {
    await within(SwaggerParser.validate(copy, settings), options.timeoutMs ?? TIMEOUT_MS);
    return [];
  } catch (error) {
    const judged = Array.isArray((error as { readonly details?: unknown }).details);
    return options.otherwise && !judged ? [...options.otherwise] : faultsOf(source, error);
  }
}
