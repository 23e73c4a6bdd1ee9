import type { State, StoredPact, StoredResult } from './state.js';

interface MatrixRow {
  readonly pact: StoredPact;
  readonly providerVersion: string | undefined;
  readonly result: StoredResult | undefined;
  readonly ignored: boolean;
}

export interface Matrix {
  readonly rows: readonly MatrixRow[];
  readonly deployable: boolean | null;
  readonly reasons: readonly string[];
  readonly counts: { readonly success: number; readonly failed: number; readonly unknown: number };
}

/** What stands between one version and everything else in an environment. */
export function matrixFor(
  state: State,
  name: string,
  version: string,
  environment: string,
  ignore: readonly string[],
): Matrix {
  const counts = { success: 0, failed: 0, unknown: 0 };
  if (!state.pacticipants.get(name)?.versions.has(version)) {
    const reason = `No pacts or verifications have been published for version ${version} of ${name}`;
    return { rows: [], deployable: false, reasons: [reason], counts };
  }
  const present = (pacticipant: string): readonly string[] => [
    ...new Set(
      state.presences
        .filter((each) => each.pacticipant === pacticipant && each.environment === environment)
        .map((each) => each.version),
    ),
  ];
  const row = (pact: StoredPact, providerVersion: string | undefined): MatrixRow => ({
    pact,
    providerVersion,
    result: providerVersion === undefined ? undefined : state.result(pact, providerVersion),
    ignored: ignore.includes(pact.consumer === name ? pact.provider : pact.consumer),
  });
  const asConsumer = state.pacts
    .filter((pact) => pact.consumer === name && pact.version === version)
    .flatMap((pact) => {
      const providers = present(pact.provider);
      return providers.length > 0 ? providers.map((each) => row(pact, each)) : [row(pact, undefined)];
    });
  const asProvider = state.pacts
    .filter((pact) => pact.provider === name && present(pact.consumer).includes(pact.version))
    .map((pact) => row(pact, version));
  const rows = [...asConsumer, ...asProvider];
  for (const { result, ignored } of rows)
    if (!ignored) counts[result === undefined ? 'unknown' : result.success ? 'success' : 'failed'] += 1;
  const deployable = counts.unknown > 0 ? null : counts.failed === 0;
  const reasons =
    rows.length > 0
      ? rows.flatMap((each) => reason(each, environment))
      : ['There are no missing dependencies'];
  return {
    rows,
    deployable,
    reasons:
      deployable && rows.length > 0
        ? ['All required verification results are published and successful']
        : reasons,
    counts,
  };
}

function reason({ pact, providerVersion, result }: MatrixRow, environment: string): readonly string[] {
  const consumer = `version ${pact.version} of ${pact.consumer}`;
  if (result === undefined)
    return [
      `There is no verified pact between ${consumer} and ${
        providerVersion === undefined
          ? `a version of ${pact.provider} currently in ${environment} (no version is currently recorded as deployed/released in this environment)`
          : `version ${providerVersion} of ${pact.provider}`
      }`,
    ];
  return result.success
    ? []
    : [
        `The verification for the pact between ${consumer} and version ${providerVersion} of ${pact.provider} failed`,
      ];
}
