import type { Description, PathTemplate } from '../model.js';
import { type PathShape, parseTemplate, percentDecoded, type TemplatePiece } from '../template.js';
import { specificity } from './score.js';
import { matchSegment, type PathTexts, type TextSink } from './segment.js';

export interface IndexedPath {
  readonly path: PathTemplate;
  readonly shape: PathShape;
  /** How closely the template describes a path; smaller first. */
  readonly specificity: readonly number[];
  /** Position in the document. */
  readonly order: number;
}

export interface TrieMatch {
  readonly entry: IndexedPath;
  readonly texts: PathTexts;
}

interface TrieNode {
  readonly literals: Map<string, TrieNode>;
  /** Segments with parameters, each with what follows. */
  readonly patterns: Map<string, { readonly pieces: readonly TemplatePiece[]; readonly node: TrieNode }>;
  readonly entries: IndexedPath[];
  /** Paths whose last segment is a parameter that may take several. */
  readonly greedy: { readonly pieces: readonly TemplatePiece[]; readonly entry: IndexedPath }[];
}

type Text = readonly [parameter: string, text: string];

/** What one segment adds to the texts of a path; maps are made of those that match to the end. */
class Texts implements TextSink {
  readonly all: Text[] = [];

  set(name: string, text: string): void {
    this.all.push([name, text]);
  }
}

const newNode = (): TrieNode => ({ literals: new Map(), patterns: new Map(), entries: [], greedy: [] });

const isLiteral = (pieces: readonly TemplatePiece[]): boolean =>
  pieces.every((piece) => typeof piece === 'string');

const isGreedy = (pieces: readonly TemplatePiece[]): boolean =>
  pieces.some((piece) => typeof piece !== 'string' && piece.greedy);

function descend(node: TrieNode, pieces: readonly TemplatePiece[]): TrieNode {
  if (isLiteral(pieces)) {
    const literal = pieces.join('');
    const known = node.literals.get(literal) ?? newNode();
    node.literals.set(literal, known);
    return known;
  }
  const signature = JSON.stringify(pieces);
  const known = node.patterns.get(signature) ?? { pieces, node: newNode() };
  node.patterns.set(signature, known);
  return known.node;
}

/** The path segments of a raw path; a trailing slash is an empty last segment. */
export const segmentsOf = (path: string): string[] => path.replace(/^\/+/, '').split('/');

/** Path templates by segment: a path is compared only with the templates that share its beginning. */
export class PathTrie {
  readonly entries: readonly IndexedPath[];
  private readonly root = newNode();

  constructor(paths: readonly PathTemplate[]) {
    this.entries = paths.map((path, order) => {
      const shape = parseTemplate(path.template);
      return { path, order, shape, specificity: specificity(shape) };
    });
    for (const entry of this.entries) this.insert(entry);
  }

  private insert(entry: IndexedPath): void {
    let node = this.root;
    const { segments } = entry.shape;
    segments.forEach((pieces, i) => {
      if (i === segments.length - 1 && isGreedy(pieces)) node.greedy.push({ pieces, entry });
      node = descend(node, pieces);
    });
    node.entries.push(entry);
  }

  /** Every template that matches the segments from `start` on. */
  matches(segments: readonly string[], start: number): TrieMatch[] {
    const found: TrieMatch[] = [];
    this.collect(this.root, segments, start, [], found);
    return found;
  }

  private collect(
    node: TrieNode,
    segments: readonly string[],
    index: number,
    texts: readonly Text[],
    found: TrieMatch[],
  ): void {
    if (index === segments.length) {
      for (const entry of node.entries) found.push({ entry, texts: new Map(texts) });
      return;
    }
    const segment = segments[index] as string;
    const literal = node.literals.get(percentDecoded(segment)) ?? node.literals.get(segment);
    if (literal) this.collect(literal, segments, index + 1, texts, found);
    for (const { pieces, node: next } of node.patterns.values()) {
      const own = new Texts();
      if (matchSegment(pieces, segment, own))
        this.collect(next, segments, index + 1, [...texts, ...own.all], found);
    }
    for (const { pieces, entry } of node.greedy) {
      const own = new Texts();
      // With one segment left the ordinary pattern has matched already.
      if (index < segments.length - 1 && matchSegment(pieces, segments.slice(index).join('/'), own))
        found.push({ entry, texts: new Map([...texts, ...own.all]) });
    }
  }
}

const tries = new WeakMap<Description, PathTrie>();

/** The index over the paths of a description, built once. */
export function trieOf(description: Description): PathTrie {
  let trie = tries.get(description);
  if (!trie) {
    trie = new PathTrie(description.paths);
    tries.set(description, trie);
  }
  return trie;
}
