import { percentEncoded } from './percent.js';

/** Query text of decoded parameters, percent-encoded; a null value is a key without `=`. */
export const queryText = (
  query: readonly { readonly name: string; readonly values: readonly (string | null)[] }[],
): string =>
  query
    .flatMap(({ name, values }) =>
      values.map((value) =>
        value === null ? percentEncoded(name) : `${percentEncoded(name)}=${percentEncoded(value)}`,
      ),
    )
    .join('&');
