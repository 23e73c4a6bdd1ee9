import type { Io } from './io.js';

/** What is said when concordat itself fails: one paragraph; the stack only with DEBUG. */
export function defectMessage(error: unknown, env: Io['env']): string {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = env.DEBUG && error instanceof Error ? `\n${error.stack}\n` : '';
  return (
    `this is a defect of concordat, not of your documents: ${reason.split('\n')[0]}. ` +
    `Please report it with the command you ran and, if you can, the files; DEBUG=1 adds the stack trace.\n${stack}`
  );
}
