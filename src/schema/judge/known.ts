import { isContainer, type JsonObject, type JsonValue } from '../../json/value.js';
import type { Schema } from '../model.js';
import { equalityKey } from './equality-key.js';
import type { Evaluated } from './evaluated.js';
import { INVALID, type Outcome, VALID } from './outcome.js';

/** What a schema says about a container, whatever stands around it. */
interface Fact {
  readonly outcome: Outcome;
  /** Whether the schema, without help from others at the same place, declares everything in it (closed world). */
  readonly isDeclared: boolean;
}

/**
 * What a run found out about the containers in a value, for runs on values that share them. It holds in one reading, and where no
 * dynamic scope decides.
 */
export class Known {
  private readonly facts = new Map<object, Map<Schema, Fact>>();
  private readonly keys = new Map<JsonValue, JsonValue>();
  /** Whether runs add to it; what they meet later may be gone soon. */
  learns = true;

  /** The outcome, where it is known together with all that the record of what is evaluated needs; that is then noted there. */
  recall(schema: Schema, value: object, seen: Evaluated | undefined): Outcome | undefined {
    const fact = this.facts.get(value)?.get(schema);
    if (!fact) return undefined;
    if (!seen || fact.outcome === INVALID) return fact.outcome;
    if (fact.outcome !== VALID || !fact.isDeclared) return undefined;
    seen.allDeclared = true;
    return VALID;
  }

  /** @param seen What this schema alone evaluated; undefined: nobody keeps records. */
  note(schema: Schema, value: JsonObject | JsonValue[], outcome: Outcome, seen: Evaluated | undefined): void {
    const fact = { outcome, isDeclared: seen?.declaresAll(value) ?? false };
    const facts = this.facts.get(value);
    if (facts) facts.set(schema, fact);
    else this.facts.set(value, new Map([[schema, fact]]));
  }

  /** As `equalityKey`, which has to write a container out. */
  keyOf(value: JsonValue): JsonValue {
    const known = this.keys.get(value);
    if (known !== undefined) return known;
    const key = equalityKey(value);
    if (this.learns && isContainer(value)) this.keys.set(value, key);
    return key;
  }
}
