import path from 'node:path';
import { type JsonPointer, valueAt } from '../json/pointer.js';
import { getKey, isObject, type JsonValue } from '../json/value.js';
import { percentDecoded } from '../text/percent.js';
import { withoutCredentials } from './credentials.js';
import { type LoadOptions, loadFile, loadSource } from './load.js';
import { InputError, type Location, type SourceFile } from './model.js';
import { displayName, filePath, isUrl, STDIN } from './uri.js';

/** Why a reference leads nowhere, in words that name it. */
export interface ReferenceFault {
  readonly fault: string;
  /** True when the network would have been needed. */
  readonly remote?: boolean;
}

export interface ReferenceOptions extends LoadOptions {
  /** Whether references to http(s) URLs may be fetched. Files are always read. */
  readonly allowRemote?: boolean;
  /** Reads the file at an absolute path from elsewhere than the disk; throws InputError. */
  readonly readFile?: (file: string) => SourceFile;
}

export interface ReferenceResolver {
  /** The place one `$ref` names, seen from where it stands. Reads local files when first needed; never the network. */
  readonly resolve: (ref: string, from: Location) => Location | ReferenceFault;
  /** The document a URI-reference without fragment names, seen from another one. */
  readonly document: (uri: string, from: SourceFile) => SourceFile | ReferenceFault;
  /**
   * Follows Reference Objects (`{$ref}`) from a place until something else stands there; cycles are a fault.
   * `value`: what stands at the place, when the caller has it at hand.
   */
  readonly follow: (location: Location, value?: JsonValue) => Location | ReferenceFault;
  /** Fetches every remote document reachable from the given ones, when that is allowed. Call it before anything else. */
  readonly preload: (sources: readonly SourceFile[]) => Promise<void>;
}

export const isFault = <T extends object>(result: T | ReferenceFault): result is ReferenceFault =>
  'fault' in result;

/** Documents fetched for one description. */
const MAX_REMOTE_DOCUMENTS = 500;

/** Reference Objects in a row. */
const MAX_CHAIN = 100;

/** The pointer of a fragment, percent-decoded where that names something; undefined when there is nothing. */
function existingPointer(root: JsonValue, fragment: string): JsonPointer | undefined {
  if (fragment === '') return '';
  const exists = (text: string): boolean => text.startsWith('/') && valueAt(root, text) !== undefined;
  const plain = percentDecoded(fragment);
  if (exists(plain)) return plain;
  return plain !== fragment && exists(fragment) ? fragment : undefined;
}

/** The value at a location. */
export const locatedValue = (location: Location): JsonValue | undefined =>
  valueAt(location.source.value, location.pointer);

/** The absolute URI of a reference without fragment, seen from a document. */
function absoluteUri(uri: string, from: SourceFile, cwd: string): string {
  if (isUrl(uri)) return uri;
  if (isUrl(from.uri)) return URL.canParse(uri, from.uri) ? new URL(uri, from.uri).href : uri;
  const directory = from.uri === STDIN ? cwd : path.dirname(from.uri);
  return filePath(uri, directory);
}

/** The URI that an OpenAPI document gives itself (`$self`, 3.2). */
function selfUri({ value }: SourceFile): string | undefined {
  const self = isObject(value) ? getKey(value, '$self') : undefined;
  const version = isObject(value) ? getKey(value, 'openapi') : undefined;
  if (typeof self !== 'string' || typeof version !== 'string' || !version.startsWith('3.2')) return undefined;
  return isUrl(self) && URL.canParse(self) ? new URL(self).href.replace(/#.*$/s, '') : undefined;
}

/** Every `$ref` text of a document. */
function referencesIn(source: SourceFile): Set<string> {
  const found = new Set<string>();
  const seen = new Set<JsonValue>();
  const open: JsonValue[] = [source.value];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isObject(value)) {
      const ref = getKey(value, '$ref');
      if (typeof ref === 'string') found.add(ref);
    }
    open.push(...Object.values(value));
  }
  return found;
}

/** Resolves references between the documents of one description; every document is read once. */
export function createReferenceResolver(options: ReferenceOptions = {}): ReferenceResolver {
  const cwd = options.cwd ?? process.cwd();
  const documents = new Map<string, SourceFile | ReferenceFault>();

  function load(uri: string): SourceFile | ReferenceFault {
    if (isUrl(uri)) {
      const advice = options.allowRemote ? 'it could not be fetched' : 'allow remote references to follow it';
      return { fault: `remote document ${withoutCredentials(uri)} was not read: ${advice}`, remote: true };
    }
    try {
      return options.readFile ? options.readFile(uri) : loadFile(uri, options);
    } catch (error) {
      if (error instanceof InputError) return { fault: whyUnread(uri, error) };
      throw error;
    }
  }

  function whyUnread(file: string, { message, cause }: InputError): string {
    if ((cause as NodeJS.ErrnoException | undefined)?.code !== 'ENOENT') return message;
    const name = displayName(file, cwd);
    return `${name} does not exist; a reference to a file starts at the file it stands in, one within the file with #/`;
  }

  function document(uri: string, from: SourceFile): SourceFile | ReferenceFault {
    if (!documents.has(from.uri)) documents.set(from.uri, from);
    const self = selfUri(from);
    if (self !== undefined && !documents.has(self)) documents.set(self, from);
    if (uri === '') return from;
    if (self !== undefined) {
      // A document that is named by the URI it gives itself is at hand; others are looked for where this one was found.
      const known = URL.canParse(uri, self) ? documents.get(new URL(uri, self).href) : undefined;
      if (known) return known;
    }
    const absolute = absoluteUri(uri, from, cwd);
    let result = documents.get(absolute);
    // A file name may hold percent-encoding, as URI-references should, or mean itself literally.
    if (!result) {
      const name = isUrl(absolute) ? absolute : percentDecoded(absolute);
      result = documents.get(name) ?? load(name);
      if (isFault(result) && name !== absolute) {
        const literal = load(absolute);
        if (!isFault(literal)) result = literal;
      }
      documents.set(absolute, result);
    }
    return result;
  }

  const resolved = new WeakMap<SourceFile, Map<string, Location | ReferenceFault>>();
  /** Where the references end that begin at a place which other references lead to. */
  const followed = new WeakMap<Location, Location>();

  /** The same reference from the same document always gives the same object. */
  function resolve(ref: string, from: Location): Location | ReferenceFault {
    let results = resolved.get(from.source);
    if (!results) {
      results = new Map();
      resolved.set(from.source, results);
    }
    let result = results.get(ref);
    if (!result) {
      result = lookUp(ref, from);
      results.set(ref, result);
    }
    return result;
  }

  function lookUp(ref: string, from: Location): Location | ReferenceFault {
    const hash = ref.indexOf('#');
    const source = document(hash < 0 ? ref : ref.slice(0, hash), from.source);
    if (isFault(source))
      return { ...source, fault: `reference "${ref}" cannot be resolved: ${source.fault}` };
    const pointer = existingPointer(source.value, hash < 0 ? '' : ref.slice(hash + 1));
    if (pointer !== undefined) return { source, pointer };
    return { fault: `reference "${ref}" leads nowhere: ${source.display} has nothing at ${ref.slice(hash)}` };
  }

  function follow(start: Location, known = locatedValue(start)): Location | ReferenceFault {
    const ref = isObject(known) ? getKey(known, '$ref') : undefined;
    if (typeof ref !== 'string') return start;
    const next = resolve(ref, start);
    if (isFault(next)) return next;
    let end: Location | ReferenceFault | undefined = followed.get(next);
    if (end) return end;
    end = followAll(start, known);
    if (!isFault(end)) followed.set(next, end);
    return end;
  }

  function followAll(start: Location, known: JsonValue | undefined): Location | ReferenceFault {
    let location = start;
    const seen = new Set<JsonValue>();
    for (let hops = 0; hops < MAX_CHAIN; hops++) {
      const value = location === start ? known : locatedValue(location);
      const ref = isObject(value) ? getKey(value, '$ref') : undefined;
      if (value === undefined || typeof ref !== 'string') return location;
      if (seen.has(value)) return { fault: `reference "${ref}" leads back to itself` };
      seen.add(value);
      const next = resolve(ref, location);
      if (isFault(next)) return next;
      location = next;
    }
    return { fault: `more than ${MAX_CHAIN} references in a row` };
  }

  async function fetchInto(uri: string): Promise<void> {
    try {
      documents.set(uri, await loadSource(uri, options));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      documents.set(uri, { fault: error.message, remote: true });
    }
  }

  async function preload(sources: readonly SourceFile[]): Promise<void> {
    if (!options.allowRemote) return;
    let budget = MAX_REMOTE_DOCUMENTS;
    const done = new Set<SourceFile>();
    for (let wave = [...sources]; wave.length > 0; ) {
      const next: SourceFile[] = [];
      for (const source of wave) {
        if (done.has(source)) continue;
        done.add(source);
        // By the URI that it gives itself a document needs not be fetched.
        document('', source);
        const uris = new Set([...referencesIn(source)].map((ref) => ref.replace(/#.*$/s, '')));
        const absolute = [...uris].filter((uri) => uri !== '').map((uri) => absoluteUri(uri, source, cwd));
        const remote = absolute.filter((uri) => isUrl(uri) && !documents.has(uri)).slice(0, budget);
        budget -= remote.length;
        await Promise.all(remote.map(fetchInto));
        for (const uri of absolute) {
          const target = document(uri, source);
          if (!isFault(target)) next.push(target);
        }
      }
      wave = next;
    }
  }

  return { resolve, document, follow, preload };
}
