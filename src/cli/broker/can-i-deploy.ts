import type { DeployAnswer } from '../../broker/answer-model.js';
import { canIDeploy } from '../../broker/can-i-deploy.js';
import { configFor } from '../check/settings.js';
import type { Io } from '../io.js';
import { ANSWER_EXIT, printAnswer, printAnswerJson } from './answer.js';
import { connect } from './connect.js';
import type { ConnectionFlags } from './options.js';

export interface CanIDeployFlags extends ConnectionFlags {
  readonly pacticipant: string;
  readonly version: string;
  readonly toEnvironment: string;
  readonly ignore?: readonly string[];
  readonly retryWhileUnknown: number;
  readonly retryInterval: number;
  readonly format: 'table' | 'json';
  readonly store?: string;
  readonly environments?: string;
  readonly allowUndecided?: boolean;
  readonly verbose?: boolean;
}

/** Asks and prints. @returns the exit code. @throws InputError when nobody could be asked. */
export async function askCanIDeploy(flags: CanIDeployFlags, io: Io): Promise<number> {
  const answer =
    flags.store === undefined ? await askBroker(flags, io) : await askStore(flags.store, flags, io);
  io.stdout.write(flags.format === 'json' ? printAnswerJson(answer) : printAnswer(answer));
  return ANSWER_EXIT[answer.answer];
}

async function askBroker(flags: CanIDeployFlags, io: Io): Promise<DeployAnswer> {
  const broker = connect(flags, await configFor({}, io), io);
  const { pacticipant, version, toEnvironment: environment, ignore } = flags;
  return canIDeploy(
    broker,
    { pacticipant, version, environment, ignore },
    {
      retries: flags.retryWhileUnknown,
      intervalMs: flags.retryInterval * 1000,
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      onWait: (remaining) =>
        io.stderr.write(
          `results are missing; asking again in ${flags.retryInterval} s (${remaining} left)\n`,
        ),
    },
  );
}

async function askStore(folder: string, flags: CanIDeployFlags, io: Io): Promise<DeployAnswer> {
  const { openStore } = await import('../../store/open.js');
  const { canIDeployFromStore } = await import('../../store/can-i-deploy.js');
  const { pacticipant, version, toEnvironment: environment, ignore } = flags;
  return canIDeployFromStore(openStore(folder, io.cwd, flags.environments), {
    pacticipant,
    version,
    environment,
    ignore,
    allowUndecided: flags.allowUndecided ?? false,
  });
}
