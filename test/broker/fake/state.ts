import { createHash, randomUUID } from 'node:crypto';

export interface Version {
  readonly number: string;
  readonly order: number;
  readonly branches: Set<string>;
  readonly tags: Set<string>;
  buildUrl?: string | undefined;
}

export interface Pacticipant {
  readonly name: string;
  mainBranch?: string | undefined;
  readonly versions: Map<string, Version>;
}

export interface StoredPact {
  readonly consumer: string;
  readonly provider: string;
  readonly version: string;
  readonly sha: string;
  readonly content: Record<string, unknown>;
}

export interface StoredResult {
  readonly id: number;
  readonly consumer: string;
  readonly provider: string;
  readonly sha: string;
  readonly providerVersion: string;
  readonly success: boolean;
  readonly wip: boolean;
  readonly body: Record<string, unknown>;
}

export interface Environment {
  readonly uuid: string;
  readonly name: string;
  readonly displayName: string;
  readonly production: boolean;
}

/** A version in an environment; `deployed` replaces the one before of the same instance, `released` does not. */
export interface Presence {
  readonly uuid: string;
  readonly kind: 'deployed' | 'released';
  readonly pacticipant: string;
  readonly version: string;
  readonly environment: string;
  readonly instance: string;
}

const MAIN_BRANCHES = ['develop', 'main', 'master'];

/** What a broker remembers. */
export class State {
  readonly pacticipants = new Map<string, Pacticipant>();
  readonly pacts: StoredPact[] = [];
  readonly results: StoredResult[] = [];
  readonly environments: Environment[] = [];
  presences: Presence[] = [];
  private order = 0;

  pacticipant(name: string): Pacticipant {
    const known = this.pacticipants.get(name);
    if (known) return known;
    const created: Pacticipant = { name, versions: new Map() };
    this.pacticipants.set(name, created);
    return created;
  }

  version(name: string, number: string): Version {
    const { versions } = this.pacticipant(name);
    const known = versions.get(number);
    if (known) return known;
    const created: Version = { number, order: this.order++, branches: new Set(), tags: new Set() };
    versions.set(number, created);
    return created;
  }

  addToBranch(name: string, number: string, branch: string): void {
    this.version(name, number).branches.add(branch);
    const pacticipant = this.pacticipant(name);
    if (!pacticipant.mainBranch && MAIN_BRANCHES.includes(branch)) pacticipant.mainBranch = branch;
  }

  addEnvironment(name: string, production = false): Environment {
    const created = { uuid: randomUUID(), name, displayName: name, production };
    this.environments.push(created);
    return created;
  }

  addPresence(presence: Omit<Presence, 'uuid'>): Presence {
    const same = this.presences.find(
      (each) => JSON.stringify({ ...each, uuid: '' }) === JSON.stringify({ ...presence, uuid: '' }),
    );
    if (same) return same;
    const created = { ...presence, uuid: randomUUID() };
    const replaced = (each: Presence) =>
      presence.kind === 'deployed' &&
      each.kind === 'deployed' &&
      each.pacticipant === presence.pacticipant &&
      each.environment === presence.environment &&
      each.instance === presence.instance;
    this.presences = [...this.presences.filter((each) => !replaced(each)), created];
    return created;
  }

  orderOf(name: string, number: string): number {
    return this.pacticipants.get(name)?.versions.get(number)?.order ?? -1;
  }

  /** The newest result for a content by one provider version. */
  result(pact: StoredPact, providerVersion: string): StoredResult | undefined {
    return this.results.findLast(
      (each) =>
        each.consumer === pact.consumer &&
        each.provider === pact.provider &&
        each.sha === pact.sha &&
        each.providerVersion === providerVersion,
    );
  }
}

/** The identity of a pact's content: its interactions and messages, in any order of items and members. */
export function contentSha(pact: Record<string, unknown>): string {
  const items = [pact.interactions, pact.messages].flat().filter(Boolean);
  return createHash('sha1').update(items.map(canonical).sort().join('\n')).digest('hex');
}

export const interactionId = (interaction: unknown): string =>
  createHash('sha1').update(canonical(interaction)).digest('hex');

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
