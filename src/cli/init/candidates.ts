import { closeSync, openSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { globbing } from '../../source/glob.js';

export interface Candidates {
  /** Relative paths of OpenAPI documents. */
  readonly documents: readonly string[];
  /** Relative folders that hold pacts, none inside another. */
  readonly pacts: readonly string[];
}

/** How much of a file decides what it is, how deep and how many are looked at. */
const HEAD = 4096;
const DEPTH = 6;
const MOST_FILES = 5000;

const IGNORED = ['**/node_modules/**', '**/.*/**', '**/dist/**', '**/coverage/**', '**/target/classes/**'];

const DOCUMENT = /^[\s{]*(?:#.*\n\s*)*["']?(?:openapi|swagger)["']?\s*:\s*["']?[23]\./m;
const PACT = /"(?:consumer|interactions|provider|messages)"\s*:/g;

/** The documents and pacts below a folder, by the beginning of the files. */
export function findCandidates(cwd: string): Candidates {
  const files = globbing()
    .globSync('**/*.{yaml,yml,json}', { cwd, deep: DEPTH, ignore: IGNORED })
    .sort()
    .slice(0, MOST_FILES);
  const heads = files.map((file) => ({ file, text: headOf(join(cwd, file)) }));
  const documents = heads.filter(({ text }) => DOCUMENT.test(text)).map(({ file }) => file);
  const folders = heads
    .filter(({ file, text }) => file.endsWith('.json') && isPact(text))
    .map(({ file }) => dirname(file));
  return { documents, pacts: outermost([...new Set(folders)]) };
}

const isPact = (text: string): boolean =>
  !DOCUMENT.test(text) && new Set(text.match(PACT)?.map((key) => key.replace(/\W/g, ''))).size >= 2;

const outermost = (folders: readonly string[]): string[] =>
  folders.filter(
    (folder) =>
      !folders.some((other) => other !== folder && (other === '.' || folder.startsWith(`${other}/`))),
  );

function headOf(file: string): string {
  const buffer = Buffer.alloc(HEAD);
  try {
    const descriptor = openSync(file, 'r');
    try {
      return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, HEAD, 0));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return '';
  }
}
