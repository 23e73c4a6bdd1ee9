import type { Description, PathTemplate } from '../model.js';
import { type PathShape, parseTemplate, percentDecoded, type TemplatePiece } from '../template.js';
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

interface TrieNode {
  readonly literals: Map<string, TrieNode>;
  /** Segments with parameters, each with what follows. */
  readonly patterns: Map<string, { readonly pieces: readonly TemplatePiece[]; readonly node: TrieNode }>;
  readonly entries: IndexedPath[];
  /** Paths whose last segment is a parameter that may take several. */
  readonly greedy: { readonly pieces: readonly TemplatePiece[]; readonly entry: IndexedPath }[];
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

const newNode = (): TrieNode => ({ literals: new Map(), patterns: new Map(), entries: [], greedy: [] });

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
    const literal = pieces.join('');
    const known = node.literals.get(literal) ?? newNode();
    node.literals.set(literal, known);
    return known;
  }
  const signature = signatureOf(pieces);
  const known = node.patterns.get(signature) ?? { pieces, node: newNode() };
  node.patterns.set(signature, known);
  return known.node;
}

/** The path segments of a raw path; a trailing slash is an empty last segment. */
export const segmentsOf = (path: string): string[] => path.replace(/^\/+/, '').split('/');

/** Path templates by segment: a path is compared only with the templates that share its beginning. */
export class PathTrie {
  readonly entries: readonly IndexedPath[];
  /** Whether some path or operation has other servers than the document. */
  readonly hasOwnServers: boolean;
  private readonly root = newNode();

  constructor(paths: readonly PathTemplate[]) {
    this.hasOwnServers = paths.some(({ declaresServers }) => declaresServers);
    this.entries = paths.map((path, order) => {
      const shape = parseTemplate(path.template);
      return { path, order, shape };
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
      for (const entry of node.entries) found.push({ entry, texts: texts.toMap() });
      return;
    }
    const segment = segments[index] as string;
    const literal = node.literals.get(percentDecoded(segment)) ?? node.literals.get(segment);
    if (literal) this.collect(literal, segments, index + 1, texts, found);
    const { count } = texts;
    for (const { pieces, node: next } of node.patterns.values()) {
      if (matchSegment(pieces, segment, texts)) this.collect(next, segments, index + 1, texts, found);
      texts.cut(count);
    }
    // With one segment left the ordinary pattern has matched already.
    if (node.greedy.length === 0 || index === segments.length - 1) return;
    const rest = segments.slice(index).join('/');
    for (const { pieces, entry } of node.greedy) {
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
