/** How much a finding matters. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * Of one interaction. `unsatisfied`: no permitted exchange satisfies it; `at-risk`: one does, another permitted one
 * breaks it; `satisfied`: every permitted deviation is accepted, up to what the provider state decides; `undecided`:
 * something could not be checked and nothing worse was found.
 */
export type Verdict = 'satisfied' | 'at-risk' | 'unsatisfied' | 'undecided';
