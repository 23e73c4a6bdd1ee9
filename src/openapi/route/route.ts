import type { Description, Operation, PathTemplate, Server } from '../model.js';
import type { PathShape } from '../template.js';
import { isBasePath } from './base-path.js';
import { type NearMiss, nearestPaths } from './nearest.js';
import { compareScores, specificity } from './score.js';
import { isAmbiguous, matchPath, type PathTexts, type TakesText } from './segment.js';
import { segmentsOf, type TrieMatch, trieOf } from './trie.js';

export interface RouteCandidate {
  readonly description: Description;
  readonly path: PathTemplate;
  /** Compiled when first read. */
  readonly operation: Operation;
  /** Raw text of each path parameter, still percent-encoded. */
  readonly texts: PathTexts;
  /** Whether several parameters share a segment, so that it may be cut in other ways. */
  readonly ambiguous: boolean;
  /** The texts of the first cut whose texts the parameters take; undefined when there is none. */
  readonly textsTaken: (takes: TakesText) => PathTexts | undefined;
  /** `absent`: the path fits only if the servers' base path is left out. */
  readonly base: 'matched' | 'absent';
  /** The server whose base path was stripped; undefined when absent. */
  readonly server: Server | undefined;
  /** Query parameters that the key of the path itself fixes (`/items?action=list`, `/#Action=List`). */
  readonly query: ReadonlyMap<string, string>;
}

export interface RouteResult {
  /** Best first: base path matched before absent, concrete segments before templated ones, longest literal prefix. */
  readonly candidates: readonly RouteCandidate[];
  /** Computed when asked for: what the path might have meant, the likeliest first. */
  readonly nearest: readonly NearMiss[];
}

/** Query parameters of the request, by name; only used to tell apart operations on one path. */
export type RouteQuery = readonly { readonly name: string; readonly values: readonly (string | null)[] }[];

/** A template that fits the path, with what was left out in front. */
interface Fit {
  readonly description: Description;
  readonly match: TrieMatch;
  readonly method: string;
  readonly prefix: string;
  readonly server: Server | undefined;
  /** The path from there on. */
  readonly rest: readonly string[];
}

/** How well the request's query agrees with what the key of the path fixes; smaller is better. */
function queryScore(fixed: ReadonlyMap<string, string>, query: RouteQuery | undefined): number {
  if (fixed.size === 0) return 1;
  if (!query) return 2;
  const agrees = [...fixed].every(([name, value]) =>
    query.some((parameter) => parameter.name === name && parameter.values.includes(value)),
  );
  return agrees ? 0 : 2;
}

/** Undefined where the path surely lacks the method, or no server has the prefix. */
function fitOf(
  description: Description,
  match: TrieMatch,
  method: string,
  prefix: string,
  rest: readonly string[],
): Fit | undefined {
  const { path } = match.entry;
  if (!path.methods.includes(method) && !path.unreadable) return undefined;
  const server = path.servers(method).find((each) => isBasePath(each, prefix));
  return server || prefix === '' ? { description, match, method, prefix, server, rest } : undefined;
}

const scoreOf = ({ match, prefix, server }: Fit, query: RouteQuery | undefined): readonly number[] => [
  server ? 0 : 1,
  ...specificity(match.entry.shape),
  queryScore(match.entry.shape.query, query),
  -prefix.length,
  match.entry.order,
];

/** Best first. Mostly there is but one. */
function ranked(fits: readonly Fit[], query: RouteQuery | undefined): readonly Fit[] {
  if (fits.length < 2) return fits;
  return fits
    .map((fit) => ({ fit, score: scoreOf(fit, query) }))
    .sort((a, b) => compareScores(a.score, b.score))
    .map(({ fit }) => fit);
}

class Candidate implements RouteCandidate {
  readonly description: Description;
  readonly path: PathTemplate;
  readonly texts: PathTexts;
  readonly base: RouteCandidate['base'];
  readonly server: Server | undefined;
  readonly query: RouteCandidate['query'];
  private readonly method: string;
  private readonly shape: PathShape;
  private readonly rest: readonly string[];

  constructor({ description, match, method, server, rest }: Fit) {
    this.description = description;
    this.path = match.entry.path;
    this.texts = match.texts;
    this.base = server ? 'matched' : 'absent';
    this.server = server;
    this.query = match.entry.shape.query;
    this.method = method;
    this.shape = match.entry.shape;
    this.rest = rest;
  }

  get ambiguous(): boolean {
    return isAmbiguous(this.shape);
  }

  get operation(): Operation {
    return this.path.operation(this.method) as Operation;
  }

  textsTaken(takes: TakesText): PathTexts | undefined {
    return matchPath(this.shape, this.rest, takes);
  }
}

/** What is left after a base path that is the whole path: the root template `/`. */
const ROOT: readonly string[] = [''];

/** Nothing but a path. */
const PATH = /^\/[^?#]*$/;

/** The path of a request target: no query, no scheme and host, one slash at the front. */
export function normalPath(target: string): string {
  if (PATH.test(target)) return target;
  const path = target.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
  return path.startsWith('/') ? path : `/${path}`;
}

/**
 * The operations a request reaches: every template that fits, best first, so that a caller can go on to the next one when a
 * path parameter does not fit its schema. Base paths of the servers are stripped first (docs/design.md 4.1).
 */
export function findOperations(
  descriptions: Description | readonly Description[],
  method: string,
  path: string,
  query?: RouteQuery,
): RouteResult {
  const all = Array.isArray(descriptions)
    ? (descriptions as readonly Description[])
    : [descriptions as Description];
  const wanted = method.toUpperCase();
  const normal = normalPath(path);
  const segments = segmentsOf(normal);
  const found: Fit[] = [];
  for (const description of all) {
    const trie = trieOf(description);
    const before = found.length;
    for (let start = 0; start <= segments.length; start++) {
      const matches = start < segments.length ? trie.matches(segments, start) : trie.matches(ROOT, 0);
      if (matches.length === 0) continue;
      const rest = start < segments.length ? segments.slice(start) : ROOT;
      const prefix = start === 0 ? '' : `/${segments.slice(0, start).join('/')}`;
      for (const match of matches) {
        const fit = fitOf(description, match, wanted, prefix, rest);
        if (fit) found.push(fit);
      }
    }
    // Broken servers may be the reason that nothing fits: whoever traces this is to hear of them.
    if (found.length === before) description.servers();
  }
  let nearest: readonly NearMiss[] | undefined;
  return {
    candidates: ranked(found, query).map((fit) => new Candidate(fit)),
    get nearest() {
      nearest ??= nearestPaths(all, wanted, normal);
      return nearest;
    },
  };
}
