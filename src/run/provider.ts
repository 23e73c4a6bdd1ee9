import { readDescription } from '../openapi/description.js';
import type { Description, DescriptionFault } from '../openapi/model.js';
import { type ValidationTime, validationFaults } from '../openapi/when-to-validate.js';
import { openGitTree } from '../source/git.js';
import { parseFile, type RawFile, readFile } from '../source/load.js';
import { InputError, type SourceFile } from '../source/model.js';
import { createReferenceResolver } from '../source/references.js';
import { UnreadSource } from '../source/unread.js';
import { sha256 } from '../text/sha256.js';
import { type Attempt, attemptAll } from './problems.js';

/** One document of a provider, not read yet. Plain data: threads hand it to each other. */
export interface DocumentFile {
  readonly file: RawFile;
  /** Its references are followed in this revision of git; undefined: in the files as they are. */
  readonly revision: string | undefined;
}

/** How documents are read. */
export interface ReadingOptions {
  readonly cwd: string;
  readonly allowRemoteRefs: boolean;
  readonly validateSpec: ValidationTime;
  /** How many bytes of pacts there are to be checked: whether much or little of the documents is going to be looked at. */
  readonly pactBytes?: number;
  /** Let defects of the tool surface as exceptions (tests). */
  readonly rethrow?: boolean | undefined;
}

/** What is wrong with a document before anybody has looked at its operations. */
export interface DocumentFaults {
  /** What its validation as a whole found. */
  readonly whole: readonly DescriptionFault[];
  /** What reading the list of its paths showed. */
  readonly initial: readonly DescriptionFault[];
}

/** A document that was read. */
export interface Document extends DocumentFaults {
  readonly description: Description;
}

/** A file that a reference of a document led to, or tried to lead to. */
export interface Reference {
  /** Position of the document. */
  readonly document: number;
  /** Absolute path. */
  readonly path: string;
}

/** A reference with what was found there: the hash of the file as it was read; null: there was none. */
export interface FollowedReference extends Reference {
  readonly hash: string | null;
}

/** The documents of one provider. */
export interface Provider {
  readonly files: readonly DocumentFile[];
  /** Reads the documents, once; those that cannot be used are problems. */
  readonly read: () => Promise<readonly Attempt<Document>[]>;
  /** A document as a source, read or not. */
  readonly source: (document: number) => SourceFile;
  /** Every reference that was followed so far, also those to files that cannot be read. */
  readonly references: () => readonly FollowedReference[];
  /** Takes note of a reference that another thread or an earlier run followed for a result that is used here. */
  readonly note: (reference: FollowedReference) => void;
  /** @throws InputError when there is no such file. */
  readonly referenced: (reference: Reference) => RawFile;
  /** Documents, and the files that references led to so far. */
  readonly sources: () => readonly SourceFile[];
}

/** Pacts of more than this share of a document's size are about most of it. */
const DENSE = 0.1;

/** The size of some files in bytes. */
export const bytesOf = (files: readonly RawFile[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes.length, 0);

export function openProvider(files: readonly DocumentFile[], options: ReadingOptions): Provider {
  const { pactBytes = 0 } = options;
  const documents = files.map(
    ({ file }) => new UnreadSource(file, { dense: pactBytes > file.bytes.length * DENSE }),
  );
  const followed: FollowedReference[] = [];
  const noted = new Set<string>();
  const found: SourceFile[] = [];
  const readers = new Map<number, (path: string) => RawFile>();
  const referenced = ({ document, path }: Reference): RawFile => {
    const reader = readers.get(document) ?? referenceReader(files[document]?.revision, options.cwd);
    readers.set(document, reader);
    return reader(path);
  };
  const note = (reference: FollowedReference): void => {
    const key = `${reference.document} ${reference.hash} ${reference.path}`;
    if (!noted.has(key)) followed.push(reference);
    noted.add(key);
  };
  const follow = (reference: Reference): RawFile => {
    let hash: string | null = null;
    try {
      const file = referenced(reference);
      hash = sha256(file.bytes);
      return file;
    } finally {
      note({ ...reference, hash });
    }
  };
  /** Files that only others have read, or nobody could. */
  const foundElsewhere = (): SourceFile[] => {
    const known = new Set(found.map(({ uri }) => uri));
    return followed.flatMap((reference) => {
      if (reference.hash === null || known.has(reference.path)) return [];
      known.add(reference.path);
      try {
        return [new UnreadSource(referenced(reference))];
      } catch (error) {
        if (error instanceof InputError) return [];
        throw error;
      }
    });
  };

  async function read(document: number): Promise<Document> {
    const source = (documents[document] as UnreadSource).parsed;
    const resolver = createReferenceResolver({
      cwd: options.cwd,
      allowRemote: options.allowRemoteRefs,
      readFile: (path) => {
        const file = parseFile(follow({ document, path }));
        found.push(file);
        return file;
      },
    });
    await resolver.preload([source]);
    const description = readDescription(source, resolver);
    const initial = [...description.faults];
    return { description, initial, whole: await validationFaults(description, options.validateSpec) };
  }

  let all: Promise<readonly Attempt<Document>[]> | undefined;
  return {
    files,
    read() {
      all ??= attemptAll(
        files,
        ({ file }) => file.display,
        (_file, document) => read(document),
        options.rethrow,
      );
      return all;
    },
    source: (document) => documents[document] as UnreadSource,
    references: () => followed,
    note,
    referenced,
    sources: () => [...documents, ...found, ...foundElsewhere()],
  };
}

/** Reads the files that the references of a document lead to. */
const referenceReader = (revision: string | undefined, cwd: string): ((path: string) => RawFile) =>
  revision === undefined ? (path) => readFile(path, { cwd }) : openGitTree(revision, cwd).read;
