import { JsonSyntaxError, parseJson } from '../json/parse.js';
import type { JsonValue } from '../json/value.js';
import { lineAndColumn, lineStarts } from './lines.js';
import { InputError, type SourceFile, type SyntaxFault } from './model.js';
import { parseYaml, YamlSyntaxError } from './yaml.js';

type Format = SourceFile['format'];

interface Reading {
  readonly format: Format;
  readonly value: JsonValue;
  readonly faults: readonly SyntaxFault[];
  readonly ends?: ReadonlyMap<number, number>;
}

const readers: Readonly<Record<Format, (text: string, utf8: Uint8Array | undefined) => Reading>> = {
  json: (text, utf8) => ({ format: 'json', ...parseJson(text, { lenient: true, bytes: utf8 }) }),
  yaml: (text) => ({ format: 'yaml', ...parseYaml(text) }),
};

/** The formats to try, the likeliest first: what the text looks like counts more than what the file is called. */
function formatsToTry(uri: string, text: string): Format[] {
  const looksLikeJson = /^\s*(?:[{["]|\/[/*])/.test(text);
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
  /** Faults found while decoding the bytes. */
  readonly faults?: readonly SyntaxFault[];
  /** The text in UTF-8, when it is at hand. */
  readonly utf8?: Uint8Array | undefined;
}

/**
 * A source from text that is already there.
 * @throws InputError when the text is empty or neither JSON nor YAML, with line and column.
 */
export function sourceFromText(uri: string, text: string, options: TextOptions = {}): SourceFile {
  const display = options.display ?? uri;
  if (text.trim() === '') {
    throw new InputError(`${display} is empty. Expected a JSON or YAML document.`, { file: display });
  }
  let failure: InputError | undefined;
  for (const format of formatsToTry(uri, text)) {
    try {
      const reading = readers[format](text, options.utf8);
      return { uri, display, text, ...reading, faults: [...(options.faults ?? []), ...reading.faults] };
    } catch (error) {
      if (!(error instanceof JsonSyntaxError || error instanceof YamlSyntaxError)) throw error;
      failure = syntaxError(error, format, text, display);
    }
  }
  throw failure as InputError;
}
