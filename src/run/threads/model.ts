import type { CheckOptions } from '../../check/options.js';
import type { RawFile } from '../../source/load.js';
import type { InputError } from '../../source/model.js';
import type { Part } from '../parts.js';
import type { DocumentFile, FollowedReference } from '../provider.js';

/** What a thread is given: inputs as they were read, so that all threads see the same. */
export interface Task {
  readonly documents: readonly DocumentFile[];
  readonly pacts: readonly RawFile[];
  readonly parts: readonly Part[];
  readonly options: CheckOptions;
  readonly cwd: string;
  /** One number, shared by all threads: the first of the parts that nobody has taken. */
  readonly next: SharedArrayBuffer;
}

/** What a thread says about a part. */
export type Message = { readonly part: number } & Said & {
    /** Those it has followed since it last said something. */
    readonly references: readonly FollowedReference[];
  };

export type Said =
  | {
      /** Written by {@link import('../record.js').Recorder}: the result of a part, of the whole pact if it has one part only. */
      readonly record: string;
    }
  | { readonly problem: string; readonly place: InputError['place'] };

/** Takes the next part that nobody has taken; undefined when there is none. */
export function take({ next, parts }: Pick<Task, 'next' | 'parts'>): number | undefined {
  const part = Atomics.add(new Int32Array(next), 0, 1);
  return part < parts.length ? part : undefined;
}
