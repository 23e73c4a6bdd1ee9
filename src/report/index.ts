import type { Format } from './context.js';

interface FormatEntry {
  /** One line for `--help`. */
  readonly summary: string;
  /** Formats are loaded when asked for. */
  readonly load: () => Promise<Format>;
}

/** Every output format by the name `--format` knows it under. */
export const FORMATS = {
  pretty: {
    summary: 'for people: findings with code frames and a summary table',
    load: async () => (await import('./pretty.js')).printPretty,
  },
  json: {
    summary: 'the report of schemas/report.schema.json',
    load: async () => (await import('./json.js')).printReportJson,
  },
} as const satisfies Record<string, FormatEntry>;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];

export const isFormatName = (name: string): name is FormatName => Object.hasOwn(FORMATS, name);
