import { inPlace } from '../../judge/direction.js';
import type { Direction, Reading, Schema, SchemaResource } from '../../model.js';

/** In what surroundings a schema is read: what the judge keeps in its context while it runs. */
export interface Frame {
  readonly direction: Direction | undefined;
  readonly formats: boolean;
  /** Names that are only `required` count as evaluated (closed world). */
  readonly deep: boolean;
  /** The schema with which the place of the value was entered; matters for `required` under a direction. */
  readonly site: Schema;
  /** Resources with dynamic anchors entered on the way, outermost first. */
  readonly scope: readonly SchemaResource[];
  /** Reference targets entered at this place of the value: a second time they add nothing. */
  readonly chain: readonly { readonly target: Schema; readonly negations: number }[];
  readonly negations: number;
}

export const rootFrame = (schema: Schema, reading: Reading): Frame => ({
  direction: reading.direction,
  formats: reading.formats,
  deep: reading.world === 'closed',
  site: schema,
  scope: enterResource([], schema),
  chain: [],
  negations: 0,
});

/** The frame for a sub-schema that judges the same place. */
export const inPlaceFrame = (frame: Frame, schema: Schema): Frame => {
  const scope = enterResource(frame.scope, schema);
  return scope === frame.scope ? frame : changed(frame, { scope });
};

/** The frame for the target of a reference. */
export const followedFrame = (frame: Frame, target: Schema): Frame =>
  changed(inPlaceFrame(frame, target), {
    chain: [...frame.chain, { target, negations: frame.negations }],
  });

/** The frame for what stands under `not`. */
export const negatedFrame = (frame: Frame, schema: Schema): Frame =>
  changed(inPlaceFrame(frame, schema), { deep: false, negations: frame.negations + 1 });

/** The frame for a member or item: a new place. */
export const belowFrame = (frame: Frame, schema: Schema): Frame =>
  changed(frame, { site: schema, scope: enterResource(frame.scope, schema), chain: [], negations: 0 });

/** The frame with its chain cut down to what matters. */
export const trimmedFrame = (frame: Frame, chain: Frame['chain']): Frame => changed(frame, { chain });

/** A spread would make an object that V8 reads slowly. */
const changed = (frame: Frame, change: Partial<Frame>): Frame => ({
  direction: frame.direction,
  formats: frame.formats,
  deep: change.deep ?? frame.deep,
  site: change.site ?? frame.site,
  scope: change.scope ?? frame.scope,
  chain: change.chain ?? frame.chain,
  negations: change.negations ?? frame.negations,
});

function enterResource(scope: readonly SchemaResource[], { resource }: Schema): readonly SchemaResource[] {
  return resource.dynamicAnchors.size === 0 || scope.includes(resource) ? scope : [...scope, resource];
}

const reach = new WeakMap<Schema, ReadonlySet<Schema>>();

/** The part of the chain that can be met again from here. Mostly nothing, so that equal schemas stay equal terms. */
export function relevantChain(frame: Frame, schema: Schema): Frame['chain'] {
  if (frame.chain.length === 0) return frame.chain;
  let reachable = reach.get(schema);
  if (!reachable) {
    reachable = new Set(
      inPlace(schema, true)
        .slice(1)
        .filter((part) => part !== schema),
    );
    if (inPlace(schema, true).some((part) => part.ref === schema || part.allOf?.includes(schema)))
      reachable = new Set([...reachable, schema]);
    reach.set(schema, reachable);
  }
  return frame.chain.filter(({ target }) => (reachable as ReadonlySet<Schema>).has(target));
}
