import { EXIT } from '../policy/exit-code.js';
import { defectMessage } from './defect.js';
import type { Installation } from './io.js';
import { runCli } from './run.js';

/** What a stream reports once its reader has stopped reading. */
const CLOSED: ReadonlySet<string | undefined> = new Set(['EPIPE', 'ERR_STREAM_DESTROYED']);

/** Runs the command line of this process; sets its exit code when it is done. */
export function start(installation?: Installation): void {
  const abandoned = new AbortController();
  let isLost = false;
  const failed = (error: NodeJS.ErrnoException): void => {
    // A reader that stops early (`| head`) is not an error; what else the run has to do, such as to publish, it does.
    if (CLOSED.has(error.code)) {
      abandoned.abort();
      return;
    }
    if (!isLost) process.stderr.write(`error: the output cannot be written: ${error.message}\n`);
    isLost = true;
    process.exitCode = EXIT.unusable;
  };
  process.stdout.on('error', failed);
  process.stderr.on('error', failed);
  process.on('uncaughtException', failHard);
  process.on('unhandledRejection', failHard);
  const cwd = workingDirectory();
  if (cwd === undefined) {
    process.stderr.write('error: the working directory does not exist any more\n');
    process.exitCode = EXIT.unusable;
    return;
  }
  void runCli(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    // Opening it costs time, and is needed for `-` only.
    get stdin() {
      return process.stdin;
    },
    env: process.env,
    cwd,
    abandoned: abandoned.signal,
    installation,
  }).then((code) => {
    if (!isLost) process.exitCode = code;
  });
}

/** Undefined when it was deleted. */
function workingDirectory(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

function failHard(error: unknown): void {
  process.stderr.write(defectMessage(error, process.env));
  process.exit(EXIT.defect);
}
