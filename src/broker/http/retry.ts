/** How often and how long to wait for a broker that is not there yet. */
export interface RetryPolicy {
  /** Further attempts after the first. */
  readonly retries: number;
  /** Milliseconds before the first of them; doubled for each further one. */
  readonly baseMs: number;
  /** Longest wait between two attempts. */
  readonly maxMs: number;
}

export const DEFAULT_RETRIES: RetryPolicy = { retries: 4, baseMs: 500, maxMs: 30_000 };

/** 5xx, 408 (request time-out) and 429 (too many requests) may pass; any other 4xx stays what it is. */
export const isRetryable = (status: number): boolean => status >= 500 || status === 408 || status === 429;

/**
 * Milliseconds to wait before the next attempt: what the broker asks for (RFC 9110, Retry-After: seconds or a date),
 * else exponential back-off with jitter, so that several pipelines do not return at the same moment.
 *
 * @param attempt 0 for the wait after the first attempt.
 * @param random a number in [0, 1).
 */
export function retryDelay(
  policy: RetryPolicy,
  attempt: number,
  retryAfter: string | null,
  now: number,
  random: number,
): number {
  const asked = parseRetryAfter(retryAfter, now);
  if (asked !== undefined) return Math.min(Math.max(asked, 0), policy.maxMs);
  const full = Math.min(policy.baseMs * 2 ** attempt, policy.maxMs);
  return full / 2 + (full / 2) * random;
}

function parseRetryAfter(text: string | null, now: number): number | undefined {
  if (text === null || text.trim() === '') return undefined;
  if (/^\d{1,9}$/.test(text.trim())) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : date - now;
}
