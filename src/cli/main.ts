#!/usr/bin/env node
import './engine.js';
import { defectMessage } from './defect.js';
import { runCli } from './run.js';

/** A reader that stops early (`| head`) is not an error. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

const failHard = (error: unknown): void => {
  process.stderr.write(defectMessage(error, process.env));
  process.exit(70);
};
process.on('uncaughtException', failHard);
process.on('unhandledRejection', failHard);

process.exitCode = await runCli(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  env: process.env,
  cwd: process.cwd(),
});
