import type { Installation } from '../../src/cli/io.js';
import { runCli } from '../../src/cli/run.js';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly tty?: boolean;
  readonly stdin?: string;
  /** As if it were installed. */
  readonly installation?: Installation;
}

/** Runs a command line in this process. */
export async function cli(args: readonly string[], surroundings: Surroundings = {}): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[name] += text;
    },
    isTTY: surroundings.tty ?? false,
  });
  const code = await runCli(args, {
    stdout: output('stdout'),
    stderr: output('stderr'),
    stdin: (async function* () {
      yield surroundings.stdin ?? '';
    })(),
    env: surroundings.env ?? {},
    cwd: surroundings.cwd ?? process.cwd(),
    installation: surroundings.installation,
  });
  return { code, ...written };
}
