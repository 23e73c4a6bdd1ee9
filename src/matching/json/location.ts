import { isField } from '../../text/names.js';

/** A place in the actual value, kept as a chain so that its text is only built when something is reported. */
export interface Location {
  readonly parent: Location | undefined;
  /** A field name or an array index; undefined for the root. */
  readonly token: string | number | undefined;
  readonly depth: number;
}

export const ROOT: Location = { parent: undefined, token: undefined, depth: 0 };

export const below = (parent: Location, token: string | number): Location => ({
  parent,
  token,
  depth: parent.depth + 1,
});

const stepText = (token: string | number): string => {
  if (typeof token === 'number') return `[${token}]`;
  return isField(token) ? `.${token}` : `['${token}']`;
};

/** The place as a path expression: `$.a[0]['b c']`. */
export function pathText(location: Location): string {
  const steps: string[] = [];
  for (let at: Location | undefined = location; at?.token !== undefined; at = at.parent)
    steps.push(stepText(at.token));
  return `$${steps.reverse().join('')}`;
}
