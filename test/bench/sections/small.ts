import { join } from 'node:path';
import { scratch, sideBySide } from '../measure.js';
import { type Bench, below, type Section } from '../model.js';
import { EMPTY } from '../programs.js';

const milliseconds = (seconds: number): string => `${(seconds * 1000).toFixed(0)} ms`;

/** A service as most are: what somebody waits for at the keyboard. */
export async function small({ times: rounds, cli, examples }: Bench): Promise<Section> {
  const service = join(examples, 'user-service');
  const args = [cli, 'check', '--spec', join(service, 'openapi.yaml'), join(service, 'pacts')];
  const options = { cwd: scratch };
  const { empty, anew, again } = await sideBySide(rounds * 8, {
    empty: EMPTY,
    anew: { args: [...args, '--no-cache'], options },
    again: { args, options },
  });
  return {
    title: 'examples/user-service (three pacts, 10 kB)',
    rows: [
      { what: '`node -e 0`', usage: empty },
      { what: 'concordat check', usage: anew },
      { what: 'concordat check, nothing changed', usage: again },
    ],
    bars: [
      below('small case', anew.wall, 0.15, milliseconds),
      below('small case beyond `node -e 0`', anew.wall - empty.wall, 0.1, milliseconds),
    ],
  };
}
