import { JsonNumber, type JsonValue } from '../json/value.js';

export interface ExpansionLimits {
  readonly nodes: number;
  readonly depth: number;
}

interface Extent {
  readonly nodes: number;
  readonly height: number;
}

/**
 * Whether a value in which YAML aliases share parts would still be of bearable size if every alias were written out:
 * the reason why not, else undefined. Protects everything behind the reader against "billion laughs" and cycles.
 */
export function excessiveExpansion(root: JsonValue, limits: ExpansionLimits): string | undefined {
  const known = new Map<object, Extent>();
  const open = new Set<object>();

  function extent(value: JsonValue, depth: number): Extent {
    if (typeof value !== 'object' || value === null || value instanceof JsonNumber)
      return { nodes: 1, height: 0 };
    const seen = known.get(value);
    if (depth + (seen?.height ?? 0) > limits.depth)
      throw new RangeError(`nested deeper than ${limits.depth} levels`);
    if (seen) return seen;
    if (open.has(value)) throw new RangeError('an alias refers to the node that contains it');
    open.add(value);
    let nodes = 1;
    let height = 0;
    for (const child of Object.values(value)) {
      const part = extent(child, depth + 1);
      nodes += part.nodes;
      height = Math.max(height, part.height);
      if (nodes > limits.nodes) throw new RangeError(`aliases expand to more than ${limits.nodes} nodes`);
    }
    open.delete(value);
    const result = { nodes, height: height + 1 };
    known.set(value, result);
    return result;
  }

  try {
    extent(root, 0);
    return undefined;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}
