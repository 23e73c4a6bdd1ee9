import { readDescription } from '../openapi/description.js';
import type { Description } from '../openapi/model.js';
import { type ValidationTime, withValidation } from '../openapi/validation.js';
import type { Contract, Interaction } from '../pact/model.js';
import { readContract } from '../pact/read.js';
import { findSpec } from '../source/find-spec.js';
import { findInputs } from '../source/inputs.js';
import { loadFile, loadSource } from '../source/load.js';
import { InputError, type SourceFile } from '../source/model.js';
import { createReferenceResolver } from '../source/references.js';

/** A pact that was read elsewhere, from a broker for example. */
export interface PactSource {
  readonly source: SourceFile;
  /** All its interactions are pending: failures are reported, but do not fail the run. */
  readonly pending: boolean;
}

export interface InputOptions {
  /** Documents of the provider: files, URLs, `-`. None: a conventional name in the working directory. */
  readonly spec?: readonly string[] | undefined;
  /** Pacts: files, folders, globs, URLs, `-`. */
  readonly pacts: readonly string[];
  /** Further pacts, already read. */
  readonly pactSources?: readonly PactSource[] | undefined;
  readonly cwd?: string | undefined;
  readonly stdin?: AsyncIterable<Uint8Array | string> | undefined;
  /** Follow `$ref`s to URLs. */
  readonly allowRemoteRefs?: boolean | undefined;
  /** Validate the documents as a whole: `auto` leaves out very large ones. */
  readonly validateSpec?: ValidationTime | undefined;
  /** Let defects of the tool surface as exceptions (tests). */
  readonly rethrow?: boolean | undefined;
  /** Keeps only the interactions for which it answers true. */
  readonly filter?: ((contract: Contract, interaction: Interaction) => boolean) | undefined;
}

export interface Inputs {
  readonly descriptions: readonly Description[];
  readonly contracts: readonly Contract[];
  readonly problems: readonly InputError[];
  /** Referenced files are added when they are first needed, so also during the check. */
  readonly sources: readonly SourceFile[];
}

/** Reads documents and pacts. What cannot be used becomes a problem; the rest is still read. */
export async function loadInputs(options: InputOptions): Promise<Inputs> {
  const cwd = options.cwd ?? process.cwd();
  const problems: InputError[] = [];
  const sources: SourceFile[] = [];
  const loadOptions = { cwd, ...(options.stdin && { stdin: options.stdin }) };

  const attempt = async <T>(name: string, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (options.rethrow && !(error instanceof InputError)) throw error;
      problems.push(asInputError(name, error));
      return undefined;
    }
  };
  const load = async (name: string): Promise<SourceFile> => {
    const source = await loadSource(name, loadOptions);
    sources.push(source);
    return source;
  };

  const descriptions: Description[] = [];
  for (const name of specNames(options, cwd, problems)) {
    const description = await attempt(name, async () => {
      const source = await load(name);
      const resolver = createReferenceResolver({
        ...loadOptions,
        allowRemote: options.allowRemoteRefs ?? false,
        readFile: (file) => {
          const referenced = loadFile(file, loadOptions);
          sources.push(referenced);
          return referenced;
        },
      });
      await resolver.preload([source]);
      return withValidation(readDescription(source, resolver), options.validateSpec ?? 'auto');
    });
    if (description) descriptions.push(description);
  }

  const contracts: Contract[] = [];
  const { inputs, unmatched } = findInputs(options.pacts, cwd);
  for (const pattern of unmatched)
    problems.push(
      new InputError(
        `No pact found at "${pattern}": expected a pact file, a folder with *.json files, a glob or a URL.`,
      ),
    );
  for (const name of inputs) {
    const contract = await attempt(name, async () => readContract(await load(name)));
    if (contract) contracts.push(filtered(contract, options.filter));
  }
  for (const { source, pending } of options.pactSources ?? []) {
    sources.push(source);
    const contract = await attempt(source.display, async () => readContract(source));
    if (contract) contracts.push(filtered(pending ? allPending(contract) : contract, options.filter));
  }
  return { descriptions, contracts, problems, sources };
}

function specNames(options: InputOptions, cwd: string, problems: InputError[]): readonly string[] {
  if (options.spec?.length) return options.spec;
  const found = findSpec(cwd);
  if (found) return [found];
  problems.push(
    new InputError(
      'No OpenAPI document given, and none found under a conventional name such as openapi.yaml. Name it with --spec.',
    ),
  );
  return [];
}

const filtered = (contract: Contract, filter: InputOptions['filter']): Contract =>
  filter
    ? {
        ...contract,
        interactions: contract.interactions.filter((interaction) => filter(contract, interaction)),
      }
    : contract;

const allPending = (contract: Contract): Contract => ({
  ...contract,
  interactions: contract.interactions.map((interaction) => ({ ...interaction, pending: true })),
});

const asInputError = (name: string, error: unknown): InputError =>
  error instanceof InputError
    ? error
    : new InputError(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
        file: name,
      });
