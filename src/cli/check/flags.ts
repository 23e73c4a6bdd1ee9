import type { FailOn } from '../../policy/model.js';
import type { VerificationFlags } from '../broker/options.js';
import type { Shard } from './shard.js';

/** The options of `concordat check` as commander hands them over. */
export interface CheckFlags extends VerificationFlags {
  readonly spec?: readonly string[];
  /** A file; false with `--no-config`. */
  readonly config?: string | false;
  readonly provider?: string;
  readonly allowRemoteRefs?: boolean;
  readonly validateSpec?: 'auto' | 'always' | 'never';
  readonly filterConsumer?: string;
  readonly filterDescription?: string;
  readonly filterState?: string;
  readonly filterNoState?: boolean;
  readonly shard?: Shard;
  readonly base?: readonly string[];
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly pruneBaseline?: boolean;
  readonly ignoreBaseline?: boolean;
  readonly watch?: boolean;
  readonly failOn?: FailOn;
  readonly strict?: boolean;
  readonly allowEmpty?: boolean;
  readonly format?: readonly string[];
  readonly verbose?: boolean;
  readonly obligations?: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
  readonly seed?: number;
  readonly runs?: number;
  readonly timeBudget?: number;
  readonly path?: string;
  readonly coverage?: boolean;
  /** False with `--no-cache`. */
  readonly cache?: boolean;
  readonly threads?: number;
}
