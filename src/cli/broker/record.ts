import { record } from '../../broker/deployments.js';
import { configFor } from '../check/settings.js';
import type { Io } from '../io.js';
import { connect } from './connect.js';
import type { ConnectionFlags } from './options.js';

export interface RecordFlags extends ConnectionFlags {
  readonly pacticipant: string;
  readonly version: string;
  readonly environment: string;
  readonly applicationInstance?: string;
  readonly verbose?: boolean;
}

/** @throws InputError when the broker refuses or knows no such version or environment. */
export async function recordPresence(
  kind: 'deployment' | 'release',
  flags: RecordFlags,
  io: Io,
): Promise<void> {
  const broker = connect(flags, await configFor({}, io), io);
  await record(broker, kind, flags);
  io.stderr.write(`recorded the ${kind} of ${flags.pacticipant} ${flags.version} to ${flags.environment}\n`);
}
