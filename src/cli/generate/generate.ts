import { EXIT } from '../../policy/exit-code.js';
import { loadDescription } from '../../run/load.js';
import { findSpec } from '../../source/find-spec.js';
import { InputError } from '../../source/model.js';
import type { Io } from '../io.js';
import { batchesOf } from './batches.js';
import { curlOf } from './curl.js';
import type { GenerateFlags } from './flags.js';
import { jsonOf } from './json.js';
import { pactOf } from './pact.js';
import { selectOperations } from './select.js';

/**
 * Generates messages and prints them. The same document, options and seed print the same bytes.
 *
 * @returns the exit code: 3 when nothing could be generated.
 * @throws InputError when document, operation or options cannot be used.
 */
export async function generate(flags: GenerateFlags, io: Io): Promise<number> {
  if (flags.direction === 'response' && flags.format !== 'json')
    throw new InputError(`--format ${flags.format} shows requests; use --format json for responses`);
  if (flags.status !== undefined && flags.direction === 'request')
    throw new InputError('--status is about responses; add --direction response');
  if (flags.number === 0) io.stderr.write('nothing is generated: --number is 0\n');
  const spec = flags.spec ?? findSpec(io.cwd);
  if (spec === undefined)
    throw new InputError('name an OpenAPI document: concordat generate --spec openapi.yaml');
  const description = await loadDescription(spec, {
    cwd: io.cwd,
    stdin: io.stdin,
    allowRemoteRefs: flags.allowRemoteRefs ?? false,
  });
  const operations = selectOperations(description, flags.operation);
  const batches = operations.flatMap((operation) => batchesOf(operation, flags));
  if (flags.status !== undefined && batches.length === 0 && flags.direction === 'response')
    throw new InputError(`no operation describes a response ${flags.status}`);
  const printers = { json: jsonOf, curl: curlOf, pact: pactOf } as const;
  io.stdout.write(printers[flags.format](batches, flags, description));
  for (const { operation, status, reason } of batches)
    if (reason !== undefined)
      io.stderr.write(
        `${operation.method} ${operation.template}${status === undefined ? '' : ` ${status}`}: ${reason}\n`,
      );
  return batches.some(({ messages }) => messages.length > 0) ? EXIT.ok : EXIT.nothing;
}
