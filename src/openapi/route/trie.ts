import { percentDecoded } from '../../text/percent.js';
import type { Description, PathTemplate } from '../model.js';
import { type PathShape, type TemplatePiece, templateWith } from '../template.js';
import { matchSegment, type PathTexts, type TextSink } from './segment.js';

export interface IndexedPath {
  readonly path: PathTemplate;
  readonly shape: PathShape;
  /** Position in the document. */
  readonly order: number;
}

export interface TrieMatch {
  readonly entry: IndexedPath;
  readonly texts: PathTexts;
}

/** A segment with parameters, and what follows. */
interface Pattern {
  readonly pieces: readonly TemplatePiece[];
  readonly node: TrieNode;
}

/** A path whose last segment is a parameter that may take several. */
interface GreedyPath {
  readonly pieces: readonly TemplatePiece[];
  readonly entry: IndexedPath;
}

/** Most nodes have one thing to go on with, and there are as many as a document has path segments. */
class TrieNode {
  literals: Map<string, TrieNode> | undefined = undefined;
  patterns: Map<string, Pattern> | undefined = undefined;
  entries: IndexedPath[] | undefined = undefined;
  greedy: GreedyPath[] | undefined = undefined;
}

/** The texts on the way to a node; maps are made of those that match to the end. */
class Texts implements TextSink {
  private readonly names: string[] = [];
  private readonly texts: string[] = [];
  count = 0;

  set(name: string, text: string): void {
    this.names[this.count] = name;
    this.texts[this.count] = text;
    this.count++;
  }

  /** Forgets all but the first so many. */
  cut(count: number): void {
    this.count = count;
  }

  toMap(): PathTexts {
    const map = new Map<string, string>();
    for (let i = 0; i < this.count; i++) map.set(this.names[i] as string, this.texts[i] as string);
    return map;
  }
}

const isLiteral = (pieces: readonly TemplatePiece[]): boolean =>
  pieces.every((piece) => typeof piece === 'string');

const isGreedy = (pieces: readonly TemplatePiece[]): boolean =>
  pieces.some((piece) => typeof piece !== 'string' && piece.greedy);

/** Equal for segments that say the same. */
function signatureOf(pieces: readonly TemplatePiece[]): string {
  const [only] = pieces;
  return pieces.length === 1 && typeof only === 'object' ? `{${only.written}}` : JSON.stringify(pieces);
}

function descend(node: TrieNode, pieces: readonly TemplatePiece[]): TrieNode {
  if (isLiteral(pieces)) {
    const literal = pieces.length === 1 ? (pieces[0] as string) : pieces.join('');
    node.literals ??= new Map();
    let next = node.literals.get(literal);
    if (!next) {
      next = new TrieNode();
      node.literals.set(literal, next);
    }
    return next;
  }
  const signature = signatureOf(pieces);
  node.patterns ??= new Map();
  let pattern = node.patterns.get(signature);
  if (!pattern) {
    pattern = { pieces, node: new TrieNode() };
    node.patterns.set(signature, pattern);
  }
  return pattern.node;
}

const literalOf = (literals: TrieNode['literals'], segment: string): TrieNode | undefined =>
  literals?.get(percentDecoded(segment)) ?? literals?.get(segment);

const NONE: readonly TrieMatch[] = [];

/** The path segments of a raw path; a trailing slash is an empty last segment. */
export const segmentsOf = (path: string): string[] => path.replace(/^\/+/, '').split('/');

/** Path templates by segment: a path is compared only with the templates that share its beginning. */
export class PathTrie {
  readonly entries: readonly IndexedPath[];
  private readonly root = new TrieNode();

  constructor(paths: readonly PathTemplate[]) {
    this.entries = paths.map((path, order) => {
      const shape = templateWith(path.template, path.parameterNames);
      return { path, order, shape };
    });
    for (const entry of this.entries) this.insert(entry);
  }

  private insert(entry: IndexedPath): void {
    let node = this.root;
    const { segments } = entry.shape;
    segments.forEach((pieces, i) => {
      if (i === segments.length - 1 && isGreedy(pieces)) {
        node.greedy ??= [];
        node.greedy.push({ pieces, entry });
      }
      node = descend(node, pieces);
    });
    node.entries ??= [];
    node.entries.push(entry);
  }

  /** Every template that matches the segments from `start` on. */
  matches(segments: readonly string[], start: number): readonly TrieMatch[] {
    const { literals, patterns, greedy } = this.root;
    const first = segments[start];
    // Asked about every place in a path, of which one or two are those where a template begins.
    if (!patterns && !greedy && first !== undefined && !literalOf(literals, first)) return NONE;
    const found: TrieMatch[] = [];
    this.collect(this.root, segments, start, new Texts(), found);
    return found;
  }

  private collect(
    node: TrieNode,
    segments: readonly string[],
    index: number,
    texts: Texts,
    found: TrieMatch[],
  ): void {
    if (index === segments.length) {
      for (const entry of node.entries ?? []) found.push({ entry, texts: texts.toMap() });
      return;
    }
    const segment = segments[index] as string;
    const { literals, patterns, greedy } = node;
    const literal = literalOf(literals, segment);
    if (literal) this.collect(literal, segments, index + 1, texts, found);
    const { count } = texts;
    for (const { pieces, node: next } of patterns?.values() ?? []) {
      if (matchSegment(pieces, segment, texts)) this.collect(next, segments, index + 1, texts, found);
      texts.cut(count);
    }
    // With one segment left the ordinary pattern has matched already.
    if (!greedy || index === segments.length - 1) return;
    const rest = segments.slice(index).join('/');
    for (const { pieces, entry } of greedy) {
      if (matchSegment(pieces, rest, texts)) found.push({ entry, texts: texts.toMap() });
      texts.cut(count);
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
