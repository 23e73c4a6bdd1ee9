import { defectMessage } from './defect.js';
import type { Installation } from './io.js';
import { runCli } from './run.js';

/** Runs the command line of this process; sets its exit code when it is done. */
export function start(installation?: Installation): void {
  // A reader that stops early (`| head`) is not an error.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
  process.on('uncaughtException', failHard);
  process.on('unhandledRejection', failHard);
  void runCli(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    // Opening it costs time, and is needed for `-` only.
    get stdin() {
      return process.stdin;
    },
    env: process.env,
    cwd: process.cwd(),
    installation,
  }).then((code) => {
    process.exitCode = code;
  });
}

function failHard(error: unknown): void {
  process.stderr.write(defectMessage(error, process.env));
  process.exit(70);
}
