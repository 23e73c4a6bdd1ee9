import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_NAMES } from '../../config/find.js';
import { InputError } from '../../source/model.js';
import { reasonOf } from '../../text/reason.js';
import type { Io } from '../io.js';
import { findCandidates } from './candidates.js';
import { configText } from './config-text.js';

const FILE = 'concordat.config.yaml';

/**
 * Writes a configuration file for the documents and pacts of the working directory.
 *
 * @throws InputError when there is a configuration already: it is never overwritten.
 */
export async function initialize(io: Io): Promise<void> {
  const existing = CONFIG_NAMES.find((name) => existsSync(join(io.cwd, name)));
  if (existing) throw new InputError(`there is a configuration already: ${existing}. It was left as it is.`);
  const candidates = findCandidates(io.cwd);
  const file = join(io.cwd, FILE);
  try {
    // `wx`: also when somebody else writes it in this very moment.
    writeFileSync(file, configText(candidates), { flag: 'wx' });
  } catch (error) {
    const reason = reasonOf(error);
    throw new InputError(`${FILE} cannot be written: ${reason}`, { file }, { cause: error });
  }
  const found = (what: string, names: readonly string[]) =>
    io.stderr.write(`${what}: ${names.join(', ') || 'none found, fill it in'}\n`);
  found('documents', candidates.documents);
  found('pacts', candidates.pacts);
  io.stderr.write(`${FILE} is written; run concordat to check\n`);
}
