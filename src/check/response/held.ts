import { isObject } from '../../json/value.js';
import type { Expectation } from '../../schema/solver/index.js';
import { expectationOf } from '../expectation/build.js';
import { ANY } from '../expectation/model.js';
import { orOther } from '../expectation/pinned.js';
import type { Deviation } from './deviations.js';
import type { Site } from './sites.js';

/** A place on the way to known breaks. */
interface Node {
  readonly site: Site;
  readonly below: Map<string, Node>;
  /** It may be absent, which is known. */
  isPresent: boolean;
  /** It may have a value that the consumer does not accept, which is known. */
  isAccepted: boolean;
}

/**
 * The bodies without the breaks that are known already: at their places they have what the consumer accepts, up to what the
 * provider state decides. What else breaks is a further break.
 */
export function heldExpectation(known: readonly Deviation[]): Expectation {
  const nodes = new Map<Site, Node>();
  let root: Node | undefined;
  const nodeOf = (site: Site): Node => {
    const made = nodes.get(site);
    if (made) return made;
    const node: Node = { site, below: new Map(), isPresent: false, isAccepted: false };
    nodes.set(site, node);
    if (site.parent) nodeOf(site.parent).below.set(site.token, node);
    else root = node;
    return node;
  };
  for (const { site, kind } of known) {
    const node = nodeOf(site);
    if (kind === 'absent') node.isPresent = true;
    else node.isAccepted = true;
  }
  return root ? expectationAt(root) : ANY;
}

function expectationAt({ site, below, isAccepted }: Node): Expectation {
  if (isAccepted)
    return expectationOf(site.example, site.rules, { strictness: 'response', extent: 'state' }, 0);
  if (below.size === 0) return ANY;
  const parts = [...below].map(([token, node]) => [token, expectationAt(node)] as const);
  const others = parts[0]?.[1] ?? ANY;
  if (!isObject(site.example)) {
    const prefix: Expectation[] = Array.from({ length: 1 + Math.max(...[...below.keys()].map(Number)) });
    prefix.fill(ANY);
    for (const [token, part] of parts) prefix[Number(token)] = part;
    return orOther('array', { kind: 'array', prefix, ...(site.rules.selected && { rest: others }) });
  }
  const isMap = [...below.values()].some((node) => node.site.role === 'map-entry');
  return orOther('object', {
    kind: 'object',
    members: new Map(parts),
    required: parts.flatMap(([token]) => (below.get(token)?.isPresent ? [token] : [])),
    others: isMap ? others : ANY,
  });
}
