/** Everything the command line touches outside itself; tests pass their own. */
export interface Io {
  /** The report and nothing else. */
  readonly stdout: Output;
  /** Everything else. */
  readonly stderr: Output;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Aborted when nobody reads what is printed any more. */
  readonly abandoned?: AbortSignal | undefined;
  /** What is installed; undefined where the code runs from source. */
  readonly installation?: Installation | undefined;
}

/** An installed copy of the tool. */
export interface Installation {
  /** What other threads run. */
  readonly script: string;
  /** Tells builds apart: results of another one are not taken over. */
  readonly build: string;
}

export interface Output {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean | undefined;
}

/** What a command leaves behind: its exit code. */
export interface Outcome {
  code: number;
}

/**
 * Whether to colour what goes to an output: `--color`/`--no-color` decide, then FORCE_COLOR and NO_COLOR
 * (https://no-color.org), then whether it is a terminal.
 */
export function wantsColor(output: Output, env: Io['env'], flag: boolean | undefined): boolean {
  if (flag !== undefined) return flag;
  if (env.FORCE_COLOR) return !/^(?:0|false)$/i.test(env.FORCE_COLOR);
  if (env.NO_COLOR) return false;
  return output.isTTY === true && env.TERM !== 'dumb';
}
