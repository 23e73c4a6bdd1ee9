/** A folder of contracts, usually under version control, that takes the place of a broker. */
export interface Store {
  /** Holds `<pacticipant>/<version>/openapi.*` and `<pacticipant>/<version>/pacts/*.json`. */
  readonly contracts: string;
  /** Holds `<name>.yaml` or `<name>.json`: who is where at which version. */
  readonly environments: string;
  /** Files are shown relative to it. */
  readonly cwd: string;
}

/** What the store holds about one version. */
export interface VersionEntry {
  readonly pacticipant: string;
  readonly version: string;
  readonly folder: string;
  /** Absolute path of its OpenAPI document. */
  readonly document: string | undefined;
  readonly pacts: readonly StoredPact[];
  /** Files that cannot be used, and why; they are left alone. */
  readonly faults: readonly string[];
}

export interface StoredPact {
  readonly file: string;
  readonly consumer: string;
  readonly provider: string;
}

/** Which versions of which applications an environment holds. */
export interface StoredEnvironment {
  readonly name: string;
  readonly file: string;
  readonly versions: ReadonlyMap<string, readonly string[]>;
}

export interface StoreDeployment {
  readonly pacticipant: string;
  readonly version: string;
  readonly environment: string;
  readonly applicationInstance?: string | undefined;
}
