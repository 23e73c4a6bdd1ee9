import type { State, StoredPact } from './state.js';

interface Query {
  readonly consumerVersionSelectors?: readonly Record<string, unknown>[];
  readonly providerVersionBranch?: string;
  readonly providerVersionTags?: readonly string[];
  readonly includePendingStatus?: boolean;
  readonly includeWipPactsSince?: string;
}

export interface Selected {
  readonly pact: StoredPact;
  readonly pending: boolean | undefined;
  readonly wip: boolean;
}

/** Which pacts a provider must verify, by the rules observed on a real broker. */
export function selectPacts(state: State, provider: string, query: Query): readonly Selected[] {
  const pacts = state.pacts
    .filter((pact) => pact.provider === provider)
    .sort((a, b) => state.orderOf(a.consumer, a.version) - state.orderOf(b.consumer, b.version));
  const selectors = query.consumerVersionSelectors?.length
    ? query.consumerVersionSelectors
    : [{ mainBranch: true }, { deployedOrReleased: true }];
  const chosen = pacts.filter((pact) =>
    selectors.some((selector) => selects(state, pacts, pact, selector, query.providerVersionBranch)),
  );
  const distinct = [...new Map(chosen.map((pact) => [`${pact.consumer} ${pact.sha}`, pact])).values()];
  const selected = distinct.map(
    (pact): Selected => ({
      pact,
      pending: query.includePendingStatus === false ? undefined : isPending(state, pact, query),
      wip: false,
    }),
  );
  if (!query.includeWipPactsSince || !(query.providerVersionBranch || query.providerVersionTags))
    return selected;
  const wip = newestPerBranch(state, pacts)
    .filter((pact) => !distinct.some(({ sha }) => sha === pact.sha) && isPending(state, pact, query))
    .map((pact): Selected => ({ pact, pending: true, wip: true }));
  return [...selected, ...wip];
}

function selects(
  state: State,
  all: readonly StoredPact[],
  pact: StoredPact,
  selector: Record<string, unknown>,
  providerBranch: string | undefined,
): boolean {
  if (selector.consumer !== undefined && selector.consumer !== pact.consumer) return false;
  const newest = (test: (each: StoredPact) => boolean): boolean =>
    all.findLast((each) => each.consumer === pact.consumer && test(each)) === pact;
  const onBranch = (branch: unknown) => (each: StoredPact) =>
    state.version(each.consumer, each.version).branches.has(String(branch));
  const present = (kind: string | undefined): boolean =>
    state.presences.some(
      (each) =>
        each.pacticipant === pact.consumer &&
        each.version === pact.version &&
        (kind === undefined || each.kind === kind) &&
        (selector.environment === undefined || each.environment === selector.environment),
    );
  if (selector.branch !== undefined) return newest(onBranch(selector.branch));
  if (selector.matchingBranch) return newest(onBranch(providerBranch));
  if (selector.mainBranch) {
    const { mainBranch } = state.pacticipant(pact.consumer);
    return mainBranch === undefined ? newest(() => true) : newest(onBranch(mainBranch));
  }
  if (selector.tag !== undefined)
    return newest((each) => state.version(each.consumer, each.version).tags.has(String(selector.tag)));
  if (selector.latest) return newest(() => true);
  if (selector.deployedOrReleased || selector.environment) return present(undefined);
  if (selector.deployed) return present('deployed');
  return selector.released === true && present('released');
}

const newestPerBranch = (state: State, pacts: readonly StoredPact[]): readonly StoredPact[] => {
  const heads = new Map<string, StoredPact>();
  for (const pact of pacts)
    for (const branch of state.version(pact.consumer, pact.version).branches)
      heads.set(`${pact.consumer} ${branch}`, pact);
  return [...new Set(heads.values())];
};

/** Until some version on the provider's branch has verified the content (not through a WIP link). */
const isPending = (state: State, pact: StoredPact, { providerVersionBranch }: Query): boolean =>
  !state.results.some(
    (each) =>
      each.sha === pact.sha &&
      each.consumer === pact.consumer &&
      each.success &&
      !each.wip &&
      (providerVersionBranch === undefined ||
        state.version(each.provider, each.providerVersion).branches.has(providerVersionBranch)),
  );
