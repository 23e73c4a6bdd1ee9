/** The options of `concordat generate` as commander hands them over. */
export interface GenerateFlags {
  readonly spec?: string;
  readonly operation?: string;
  readonly direction: 'request' | 'response';
  readonly status?: number;
  readonly invalid?: boolean;
  readonly number: number;
  readonly seed: number;
  readonly format: 'json' | 'curl' | 'pact';
  readonly baseUrl?: string;
  readonly allowRemoteRefs?: boolean;
}
