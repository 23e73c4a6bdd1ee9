/** What would be sent, for a dry run: one request after the other with its body. */
export const printPlan = (
  writes: readonly { readonly method: string; readonly url: string; readonly body: unknown }[],
): string =>
  writes
    .map(({ method, url, body }) => `would send ${method} ${url}\n${JSON.stringify(body, null, 2)}\n`)
    .join('');
