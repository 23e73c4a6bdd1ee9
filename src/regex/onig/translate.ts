import { Invalid, type OnigNode, type SetItem, Unsupported } from './ast.js';
import { printNode } from './emit.js';
import { parseOniguruma } from './parse.js';
import { referencedGroups } from './references.js';

export type Translation =
  | {
      readonly kind: 'translated';
      readonly source: string;
      readonly flags: string;
      /** Case is ignored somewhere, so that Oniguruma lets one character equal several (`ß` and `ss`). */
      readonly folds: boolean;
    }
  | { readonly kind: 'invalid' | 'unsupported'; readonly reason: string };

/**
 * Translates Ruby syntax (Oniguruma) to ECMAScript for matching a whole value: the result is meant to be wrapped in
 * `^(?:…)$` without the `m` flag. Says so when Oniguruma refuses the pattern or when no equivalent is certain.
 */
export function translateOniguruma(pattern: string): Translation {
  try {
    const node = parseOniguruma(pattern);
    const cases = caseOptions(node);
    const flagged = cases.size === 1 && cases.has(true);
    const source = printNode(node, { flagged, ...referencedGroups(node), atomics: 0 }, true, true);
    return { kind: 'translated', source, flags: flagged ? 'vi' : 'v', folds: cases.has(true) };
  } catch (error) {
    if (error instanceof Invalid) return { kind: 'invalid', reason: error.message };
    if (error instanceof Unsupported) return { kind: 'unsupported', reason: error.message };
    throw error;
  }
}

/** The states of the `i` option at the places where it makes a difference. */
function caseOptions(root: OnigNode): Set<boolean> {
  const found = new Set<boolean>();
  const pending = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === 'alternatives') pending.push(...node.options);
    else if (node.kind === 'sequence') pending.push(...node.items);
    else if ('body' in node) pending.push(node.body);
    else if (node.kind === 'char') {
      if (isCased(node.code)) found.add(node.icase);
    } else if (node.kind === 'set') {
      if (node.set.operands.flat().some(isCasedItem)) found.add(node.icase);
    } else if (node.kind === 'backreference') found.add(node.icase);
  }
  return found;
}

function isCased(code: number): boolean {
  const char = String.fromCodePoint(code);
  return char.toLowerCase() !== char || char.toUpperCase() !== char;
}

function isCasedItem(item: SetItem): boolean {
  if (item.kind === 'named') return item.cased;
  return item.kind === 'set' || item.from !== item.to || isCased(item.from);
}
