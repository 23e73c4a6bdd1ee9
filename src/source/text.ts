import type { DeferralOptions } from '../json/deferred.js';
import { JsonSyntaxError, parseJson, parseJsonBytes } from '../json/parse.js';
import type { DecodedText } from './decode.js';
import { lineAndColumn, lineStarts } from './lines.js';
import { InputError, type SourceFile, type SyntaxFault } from './model.js';
import { parseYaml, YamlSyntaxError } from './yaml.js';

type Format = SourceFile['format'];

type Reading = Pick<SourceFile, 'format' | 'value' | 'faults' | 'layout' | 'members' | 'repeated'>;

const readers: Readonly<Record<Format, (input: DecodedText, large: DeferralOptions) => Reading>> = {
  json: (input, large) => ({
    format: 'json',
    ...(input.utf8
      ? parseJsonBytes(input.utf8, () => input.text, large)
      : parseJson(input.text, { lenient: true })),
  }),
  yaml: ({ text }) => ({ format: 'yaml', ...parseYaml(text) }),
};

/** So many bytes show what a text is. */
const START = 1000;

/** The beginning of a text, which holds something else than white space if anything does. */
function startOf(input: DecodedText): string {
  const start = input.utf8 && Buffer.from(input.utf8.subarray(0, START)).toString();
  return start?.trim() ? start : input.text;
}

/** The formats to try, the likeliest first: what the text looks like counts more than what the file is called. */
function formatsToTry(uri: string, start: string): Format[] {
  // A quote begins the first key of a YAML mapping: nobody writes a document that is but a text.
  const looksLikeJson = /^\s*(?:[{[]|\/[/*])/.test(start);
  if (!looksLikeJson) return ['yaml'];
  return /\.ya?ml$/i.test(uri.replace(/[?#].*$/, '')) ? ['json', 'yaml'] : ['json'];
}

function syntaxError(
  error: JsonSyntaxError | YamlSyntaxError,
  format: Format,
  text: string,
  display: string,
): InputError {
  const place = { file: display, ...lineAndColumn(lineStarts(text), error.offset) };
  const name = format === 'json' ? 'JSON' : 'YAML';
  return new InputError(
    `${display}:${place.line}:${place.column} is not valid ${name}: ${error.message}.`,
    place,
    {
      cause: error,
    },
  );
}

export interface TextOptions {
  /** Name in messages; the URI when absent. */
  readonly display?: string;
  /** Faults found in the text before. */
  readonly faults?: readonly SyntaxFault[];
}

/**
 * A source from text that is already there.
 * @throws InputError when the text is empty or neither JSON nor YAML, with line and column.
 */
export const sourceFromText = (uri: string, text: string, options: TextOptions = {}): SourceFile =>
  sourceFrom({ uri, display: options.display ?? uri }, { text, faults: options.faults ?? [] });

/** @throws InputError when the text is empty or neither JSON nor YAML, with line and column. */
export function sourceFrom(
  { uri, display }: Pick<SourceFile, 'uri' | 'display'>,
  input: DecodedText,
  large: DeferralOptions = {},
): SourceFile {
  const start = startOf(input);
  if (start.trim() === '') {
    throw new InputError(`${display} is empty. Expected a JSON or YAML document.`, { file: display });
  }
  if (/^\s*<(?:!doctype\s+html|html)[\s>]/i.test(start)) {
    throw new InputError(
      `${display} is an HTML page. Expected a JSON or YAML document; pages to read or to sign in at have addresses of their own.`,
      { file: display },
    );
  }
  let failure: InputError | undefined;
  for (const format of formatsToTry(uri, start)) {
    try {
      const { value, faults, layout, members, repeated } = readers[format](input, large);
      return {
        uri,
        display,
        get text() {
          return input.text;
        },
        format,
        value,
        layout,
        members,
        repeated,
        faults: [...input.faults, ...faults],
      };
    } catch (error) {
      if (!(error instanceof JsonSyntaxError || error instanceof YamlSyntaxError)) throw error;
      failure = syntaxError(error, format, input.text, display);
    }
  }
  throw failure as InputError;
}
