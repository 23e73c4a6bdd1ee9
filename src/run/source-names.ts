import { relative, resolve, sep } from 'node:path';
import { InputError, type SourceFile } from '../source/model.js';
import { UnreadSource } from '../source/unread.js';
import { isUrl } from '../source/uri.js';
import type { Provider } from './provider.js';
import type { SourceNames } from './record.js';

const PACT = 'pact';
const DOCUMENT = /^document (\d+)$/;
const REFERENCED = /^referenced (\d+) (.*)$/s;

/** Short names of the files that a result is about: the same in every thread and, below the working directory, on every machine. */
export function sourceNames(provider: Provider, pact: SourceFile, cwd: string): SourceNames {
  const documents = new Map<string, number>();
  for (const [at, { file }] of provider.files.entries()) noteFirst(documents, file.uri, at);
  /** Which document led to a file first; of the references that were looked at so far. */
  const owners = new Map<string, number>();
  let seen = 0;
  const ownerOf = (uri: string): number => {
    const references = provider.references();
    for (; seen < references.length; seen++) {
      const { path, document } = references[seen] as (typeof references)[number];
      noteFirst(owners, path, document);
    }
    return owners.get(uri) ?? 0;
  };
  const unread = new Map<string, SourceFile>();
  return {
    nameOf({ uri }) {
      if (uri === pact.uri) return PACT;
      const at = documents.get(uri);
      return at === undefined ? `referenced ${ownerOf(uri)} ${portablePath(uri, cwd)}` : `document ${at}`;
    },
    sourceOf(name) {
      if (name === PACT) return pact;
      const document = Number(DOCUMENT.exec(name)?.[1]);
      if (document < provider.files.length) return provider.source(document);
      let source = unread.get(name);
      if (!source) {
        const [, owner, path] = REFERENCED.exec(name) ?? [];
        if (path === undefined) throw new InputError(`there is no source "${name}"`);
        source = new UnreadSource(
          provider.referenced({ document: Number(owner), path: absolutePath(path, cwd) }),
        );
        unread.set(name, source);
      }
      return source;
    },
  };
}

function noteFirst(positions: Map<string, number>, uri: string, at: number): void {
  if (!positions.has(uri)) positions.set(uri, at);
}

/** A path that means the same wherever the working directory lies. */
export const portablePath = (path: string, cwd: string): string =>
  isUrl(path) ? path : relative(cwd, path).split(sep).join('/');

export const absolutePath = (path: string, cwd: string): string =>
  isUrl(path) ? path : resolve(cwd, path.split('/').join(sep));
