/**
 * Builds a pact from a document's own examples: one interaction per operation. Used by the benchmark, for both tools.
 * `node test/bench/github-pact.mjs DOCUMENT OUT`
 */
import { readFileSync, writeFileSync } from 'node:fs';

const METHODS = new Set(['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace']);

export function buildPact(document) {
  const at = (ref) =>
    ref
      .slice(2)
      .split('/')
      .reduce((value, token) => value?.[token.replaceAll('~1', '/').replaceAll('~0', '~')], document);
  const follow = (value) => (value?.$ref ? follow(at(value.$ref)) : value);
  const exampleOf = (media) => {
    const first = media?.examples ? follow(Object.values(media.examples)[0]) : undefined;
    return first?.value ?? media?.example;
  };
  const sample = (parameter) => {
    const schema = follow(parameter.schema) ?? {};
    return String(
      parameter.example ?? schema.default ?? schema.enum?.[0] ?? (schema.type === 'integer' ? 1 : 'a'),
    );
  };
  const interactions = [];
  for (const [template, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      if (!METHODS.has(method)) continue;
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(follow);
      const path = template.replace(/\{([^}]+)\}/g, (_, name) =>
        encodeURIComponent(sample(parameters.find((one) => one.name === name && one.in === 'path') ?? {})),
      );
      const query = parameters
        .filter((one) => one.in === 'query' && one.required)
        .map((one) => `${one.name}=${encodeURIComponent(sample(one))}`)
        .join('&');
      const [status, response] = Object.entries(operation.responses)[0];
      const declared = follow(response);
      const media = declared?.content?.['application/json'];
      const body = exampleOf(media);
      const sent = exampleOf(follow(operation.requestBody)?.content?.['application/json']);
      interactions.push({
        description: `${method.toUpperCase()} ${template}`,
        request: {
          method: method.toUpperCase(),
          path,
          ...(query && { query }),
          ...(sent !== undefined && { headers: { 'Content-Type': 'application/json' }, body: sent }),
        },
        response: {
          status: Number(status) || 200,
          ...(body !== undefined && { headers: { 'Content-Type': 'application/json' }, body }),
        },
      });
    }
  }
  return {
    consumer: { name: 'bench' },
    provider: { name: 'github' },
    interactions,
    metadata: { pactSpecification: { version: '2.0.0' } },
  };
}

const [, script, input, output] = process.argv;
if (script === import.meta.filename && input && output)
  writeFileSync(output, JSON.stringify(buildPact(JSON.parse(readFileSync(input, 'utf8')))));
