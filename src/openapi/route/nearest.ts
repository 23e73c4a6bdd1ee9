import { editDistance } from '../../text/nearest.js';
import { percentDecoded } from '../../text/percent.js';
import type { Description, PathTemplate } from '../model.js';
import type { TemplatePiece } from '../template.js';
import { basePathText, isBasePath } from './base-path.js';
import { matchSegment } from './segment.js';
import { type IndexedPath, segmentsOf, trieOf } from './trie.js';

/** Why a path was not found although something like it exists, the likeliest first. */
export type NearReason = 'method' | 'base-path' | 'trailing-slash' | 'case' | 'similar';

export interface NearMiss {
  readonly reason: NearReason;
  readonly description: Description;
  readonly path: PathTemplate;
  /** Base path of the path's servers, as text. */
  readonly basePath: string;
  /** One line that says what to change. */
  readonly hint: string;
}

const LIMIT = 3;

/** Templates whose text is farther away, as a share of their length, are no help. */
const MAX_DISTANCE = 0.34;

const ORDER: Readonly<Record<NearReason, number>> = {
  method: 0,
  'trailing-slash': 1,
  case: 2,
  'base-path': 3,
  similar: 4,
};

function matchesAnyCase(entry: IndexedPath, segments: readonly string[]): boolean {
  const template = entry.shape.segments;
  const lower = (piece: TemplatePiece): TemplatePiece =>
    typeof piece === 'string' ? piece.toLowerCase() : piece;
  return (
    template.length === segments.length &&
    template.every((pieces, i) =>
      matchSegment(pieces.map(lower), percentDecoded(segments[i] ?? '').toLowerCase(), new Map()),
    )
  );
}

/** The text of a template in which every parameter takes what the path has there. */
function distance(entry: IndexedPath, segments: readonly string[]): number {
  const template = entry.shape.segments;
  const length = Math.max(template.length, segments.length);
  let sum = 0;
  for (let i = 0; i < length; i++) {
    const pieces = template[i];
    const segment = percentDecoded(segments[i] ?? '');
    if (!pieces) sum += segment.length + 1;
    else if (pieces.some((piece) => typeof piece !== 'string')) sum += segment === '' ? 2 : 0;
    else sum += editDistance(pieces.join(''), segment);
  }
  return sum;
}

function wordsFor(reason: NearReason, path: PathTemplate, basePath: string): string {
  switch (reason) {
    case 'method':
      return `${path.template} has ${path.methods.join(', ') || 'no operation'}`;
    case 'base-path':
      return `${path.template} is served under ${basePath || '/'}`;
    case 'trailing-slash':
      return `${path.template} differs in the trailing slash`;
    case 'case':
      return `${path.template} differs in upper and lower case`;
    case 'similar':
      return similarWords(path.template);
  }
}

/** Spaces at the end are seen in quotes only. */
function similarWords(template: string): string {
  if (/\s$/.test(template)) return `"${template}", which ends in a space`;
  return /\s/.test(template) ? `"${template}" is similar` : `${template} is similar`;
}

interface Ranked extends NearMiss {
  readonly rank: number;
}

/** Templates that fit the path by `fits`, under a prefix their servers may or may not have. */
function exactMisses(description: Description, method: string, path: string): Ranked[] {
  const trie = trieOf(description);
  const misses: Ranked[] = [];
  const add = (reason: NearReason, { path: found }: IndexedPath, rank: number): void => {
    const server = found.servers(found.methods.includes(method) ? method : (found.methods[0] ?? method))[0];
    const basePath = server ? basePathText(server) : '';
    misses.push({
      reason,
      description,
      path: found,
      basePath,
      hint: wordsFor(reason, found, basePath),
      rank,
    });
  };
  const segments = segmentsOf(path);
  const toggled = segmentsOf(path.endsWith('/') ? path.slice(0, -1) : `${path}/`);
  for (let start = 0; start < segments.length; start++) {
    const prefix = start === 0 ? '' : `/${segments.slice(0, start).join('/')}`;
    const served = (entry: IndexedPath): boolean =>
      entry.path.methods.some((each) =>
        entry.path.servers(each).some((server) => isBasePath(server, prefix)),
      );
    for (const { entry } of trie.matches(segments, start)) {
      if (!entry.path.methods.includes(method)) {
        if (served(entry) || start === 0) add('method', entry, start);
      } else if (!served(entry)) add('base-path', entry, start);
    }
    if (start >= toggled.length) continue;
    for (const { entry } of trie.matches(toggled, start)) {
      if ((served(entry) || start === 0) && entry.path.methods.includes(method))
        add('trailing-slash', entry, start);
    }
  }
  for (const entry of trie.entries) {
    if (entry.path.methods.includes(method) && matchesAnyCase(entry, segments)) add('case', entry, 0);
  }
  return misses;
}

function similarPaths(description: Description, method: string, path: string): Ranked[] {
  const segments = segmentsOf(path);
  const misses: Ranked[] = [];
  for (const entry of trieOf(description).entries) {
    const offset = distance(entry, segments) + (entry.path.methods.includes(method) ? 0 : 1);
    if (offset > Math.max(2, path.length * MAX_DISTANCE)) continue;
    const server = entry.path.servers(entry.path.methods[0] ?? method)[0];
    const basePath = server ? basePathText(server) : '';
    misses.push({
      reason: 'similar',
      description,
      path: entry.path,
      basePath,
      hint: wordsFor('similar', entry.path, basePath),
      rank: offset,
    });
  }
  return misses;
}

/** What a path that reaches no operation might have meant: at most three paths, the likeliest first. */
export function nearestPaths(descriptions: readonly Description[], method: string, path: string): NearMiss[] {
  const ranked = descriptions.flatMap((description) => [
    ...exactMisses(description, method, path),
    ...similarPaths(description, method, path),
  ]);
  ranked.sort((a, b) => ORDER[a.reason] - ORDER[b.reason] || a.rank - b.rank);
  const seen = new Set<PathTemplate>();
  const nearest: NearMiss[] = [];
  for (const { rank: _, ...miss } of ranked) {
    if (seen.has(miss.path)) continue;
    seen.add(miss.path);
    if (nearest.push(miss) === LIMIT) break;
  }
  return nearest;
}
