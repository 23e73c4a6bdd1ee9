import type { Schema, SchemaResource } from '../../model.js';
import type { Engine } from '../engine.js';

/** What turning schemas into terms needs. */
export interface Translation {
  readonly engine: Engine;
  /** A number that equal schemas share. */
  readonly identity: (schema: Schema) => number;
  readonly resourceNumber: (resource: SchemaResource) => number;
}

export function createTranslation(engine: Engine, identity: (schema: Schema) => number): Translation {
  const resources = new Map<SchemaResource, number>();
  return {
    engine,
    identity,
    resourceNumber: (resource) => {
      const known = resources.get(resource) ?? resources.size;
      resources.set(resource, known);
      return known;
    },
  };
}
