import type { BaselineEntry, Ignore } from './model.js';

/** Whether the last day of a decision is over; `today` is an ISO date like it. */
export const isExpired = ({ expires }: Pick<BaselineEntry | Ignore, 'expires'>, today: string): boolean =>
  expires !== undefined && expires < today;
