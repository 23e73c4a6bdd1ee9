import { didYouMean } from '../text/nearest.js';
import type { Format, LongFormat } from './context.js';

interface FormatEntry {
  /** One line for `--help`. */
  readonly summary: string;
  /** Whether it shows what takes time and room: an exchange that works for each interaction, what provider states must guarantee. */
  readonly details?: boolean;
  /** Formats are loaded when asked for. */
  readonly load: () => Promise<Format | LongFormat>;
}

/** Every output format by the name `--format` knows it under. */
export const FORMATS = {
  pretty: {
    summary: 'for people: findings with code frames and a summary table',
    load: async () => (await import('./pretty.js')).printPretty,
  },
  json: {
    summary: 'the report of schemas/report.schema.json',
    details: true,
    load: async () => (await import('./json.js')).reportJson,
  },
  html: {
    summary: 'one page to explore: matrix, filters, counterexamples',
    details: true,
    load: async () => (await import('./html.js')).printHtml,
  },
  markdown: {
    summary: 'a comment for a pull request',
    load: async () => (await import('./markdown.js')).printMarkdown,
  },
  github: {
    summary: 'annotations in GitHub Actions, and the summary of the job',
    load: async () => (await import('./github.js')).printGithub,
  },
  gitlab: {
    summary: 'GitLab Code Quality',
    load: async () => (await import('./gitlab.js')).printGitlab,
  },
  sarif: {
    summary: 'SARIF 2.1.0, for code scanning',
    load: async () => (await import('./sarif.js')).printSarif,
  },
  junit: {
    summary: 'JUnit XML: one suite per pact, one case per interaction',
    load: async () => (await import('./junit.js')).printJunit,
  },
  ndjson: {
    summary: 'what openapi-pact-comparator prints',
    load: async () => (await import('./ndjson.js')).printNdjson,
  },
} as const satisfies Record<string, FormatEntry>;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];

/** Whether a report in this format shows exchanges that work, and what provider states must guarantee. */
export function showsDetails(name: FormatName): boolean {
  const { details = false }: FormatEntry = FORMATS[name];
  return details;
}

export const isFormatName = (name: string): name is FormatName => Object.hasOwn(FORMATS, name);

/** What is wrong with the name of a format; undefined when there is one of that name. */
export const formatFault = (name: string): string | undefined =>
  isFormatName(name)
    ? undefined
    : `there is no format "${name}"${didYouMean(name, FORMAT_NAMES)} (there are: ${FORMAT_NAMES.join(', ')})`;
