import { percentEncoded } from './percent.js';

/** Query text of decoded parameters, percent-encoded; a null value is a key without `=`. `raw`: the values as once written. */
export const queryText = (
  query: readonly {
    readonly name: string;
    readonly values: readonly (string | null)[];
    readonly raw?: readonly (string | null)[];
  }[],
): string =>
  query
    .flatMap(({ name, values, raw }) =>
      values.map((value, i) =>
        value === null
          ? percentEncoded(name)
          : `${percentEncoded(name)}=${raw?.[i] ?? percentEncoded(value)}`,
      ),
    )
    .join('&');
