import { findSpec } from '../source/find-spec.js';
import { gitReference, openGitTree } from '../source/git.js';
import { findInputs } from '../source/inputs.js';
import { type LoadOptions, type RawFile, readInput } from '../source/load.js';
import { InputError, type SourceFile } from '../source/model.js';
import { UnreadSource } from '../source/unread.js';
import { utf8Bytes } from '../text/utf8.js';
import { type Attempt, attemptAll } from './problems.js';
import type { DocumentFile } from './provider.js';

/** A pact that was read elsewhere, from a broker for example. */
export interface PactSource {
  readonly source: SourceFile;
  /** All its interactions are pending: failures are reported, but do not fail the run. */
  readonly pending: boolean;
}

/** A pact as it was found, in most cases not looked into yet. */
export interface PactFile extends PactSource {
  readonly file: RawFile;
}

/** Where inputs come from. */
export interface InputOptions {
  /** Documents of the provider: files, URLs, `-`. None: a conventional name in the working directory. */
  readonly spec?: readonly string[] | undefined;
  /** Pacts: files, folders, globs, URLs, `-`. */
  readonly pacts: readonly string[];
  /** Further pacts, already read. */
  readonly pactSources?: readonly PactSource[] | undefined;
  /** Older versions of the documents: files, URLs, `revision:path` for git. Findings they have too are not new. */
  readonly base?: readonly string[] | undefined;
  readonly cwd?: string | undefined;
  readonly stdin?: AsyncIterable<Uint8Array | string> | undefined;
  /** Let defects of the tool surface as exceptions (tests). */
  readonly rethrow?: boolean | undefined;
}

/** The documents that the options name, or the one with a conventional name. */
export async function findDocuments(options: InputOptions): Promise<Attempt<DocumentFile>[]> {
  const cwd = options.cwd ?? process.cwd();
  const found = findSpec(cwd);
  const names = options.spec?.length ? options.spec : found ? [found] : [];
  if (names.length === 0)
    return [
      {
        problem: new InputError(
          'No OpenAPI document given, and none found under a conventional name such as openapi.yaml. Name it with --spec.',
        ),
      },
    ];
  return attemptAll(
    names,
    (name) => name,
    async (name) => ({ file: await readInput(name, loadOptions(options)), revision: undefined }),
    options.rethrow,
  );
}

/** The pacts that the options name or bring. */
export async function findPacts(options: InputOptions): Promise<Attempt<PactFile>[]> {
  const { inputs, unmatched, unreadable } = findInputs(options.pacts, options.cwd);
  const read = async (name: string): Promise<PactFile> => {
    const problem = unreadable?.get(name);
    if (problem) throw problem;
    const file = await readInput(name, loadOptions(options));
    return { file, source: new UnreadSource(file), pending: false };
  };
  return [
    ...unmatched.map((pattern) => ({
      problem: new InputError(
        `No pact found at "${pattern}": expected a pact file, a folder with *.json files, a glob or a URL.`,
      ),
    })),
    ...(await attemptAll(inputs, (name) => name, read, options.rethrow)),
    ...(options.pactSources ?? []).map(({ source, pending }) => ({
      value: { file: fileOf(source), source, pending },
    })),
  ];
}

/** The older documents to compare with. */
export const findBases = (options: InputOptions): Promise<Attempt<DocumentFile>[]> =>
  attemptAll(
    options.base ?? [],
    (name) => name,
    (name) => findBase(name, options),
    options.rethrow,
  );

async function findBase(name: string, options: InputOptions): Promise<DocumentFile> {
  const cwd = options.cwd ?? process.cwd();
  const reference = gitReference(name, cwd);
  if (!reference) return { file: await readInput(name, loadOptions(options)), revision: undefined };
  const tree = openGitTree(reference.revision, cwd);
  return { file: tree.read(tree.locate(reference.path)), revision: reference.revision };
}

const loadOptions = ({ cwd, stdin }: InputOptions): LoadOptions => ({
  ...(cwd !== undefined && { cwd }),
  ...(stdin && { stdin }),
});

const fileOf = ({ uri, display, text }: SourceFile): RawFile => ({
  uri,
  display,
  bytes: utf8Bytes(text),
});
