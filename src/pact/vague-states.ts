import { isWord } from '../text/names.js';
import { fault } from './faults.js';
import type { ContractFault } from './hygiene.js';
import type { Contract, ProviderState } from './model.js';

/** States that name neither what exists nor in which condition. Kept narrow: a state may well be a single word or id. */
const VAGUE = new RegExp(
  `^(?:${[
    '',
    '(?:the )?(?:default|initial|normal|test|some|any|provider|given)(?: provider)? states?',
    'default|state|n/a|none|todo|tbd|undefined|null',
    '(?:the )?(?:database|db|system|provider|server|service) (?:has|contains) (?:some |any |the )?(?:test )?data',
    '(?:there is |there are )?(?:some |any |the |test )?data (?:exists?|is there|is present|is available|available)',
    '(?:there is|there are) (?:some |any )?(?:test )?data',
    'everything is (?:ok|okay|fine|good|up)',
  ].join('|')})$`,
);

const normalise = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/(?<![.!])[.!]+$/, '')
    .replaceAll(/\s+/g, ' ');

/** Something that exists, told by a word that is no name. */
const SOMETHING = /^(?:some|any) (\S+) (?:exists|is there)$/;

const isVagueName = (name: string): boolean => VAGUE.test(name) || isWord(SOMETHING.exec(name)?.[1] ?? '');

/** A state with parameters says what it sets up, whatever its name. */
const isVague = ({ name, params }: ProviderState): boolean =>
  Object.keys(params).length === 0 && isVagueName(normalise(name));

/** Provider states that do not tell a provider what to set up. */
export const vagueStateFaults = (contract: Contract): ContractFault[] =>
  contract.interactions.flatMap((interaction, position) =>
    interaction.providerStates.filter(isVague).map((state) => ({
      interaction: position,
      fault: fault(
        'state.vague',
        state.pointer,
        state.name.trim() === ''
          ? 'The provider state has no name.'
          : `The provider state '${state.name}' does not say what the provider has to set up; name the data, e.g. 'user 42 exists'.`,
      ),
    })),
  );
