import type { Candidates } from './candidates.js';

/** The text of a new configuration file: what was found is set, everything else stands there as a comment. */
export const configText = ({ documents, pacts }: Candidates): string => `\
# yaml-language-server: $schema=./node_modules/concordat/schemas/config.schema.json
# Settings of concordat. Paths start at the folder of this file. \`concordat help check\` lists the options,
# \`concordat rules\` the rules.

# The OpenAPI documents of the provider.
${list('spec', documents, 'openapi.yaml')}
# The pacts of its consumers: files, folders or globs.
${list('pacts', pacts, 'pacts')}
# What fails the run: error, warning, info or never.
failOn: error

# Whatever could not be checked fails the run, too.
# strict: true

# Other levels for rules: error, warning, info or off.
# rules:
#   response.body.optional: error
#   pact.exact-values: off

# Other levels for some consumers, operations or interactions.
# overrides:
#   - consumer: legacy-*
#     rules:
#       response.body.*: info

# Findings to live with, each with a reason and, better, a date.
# ignores:
#   - rule: response.body.undeclared
#     consumer: web
#     operation: GET /users/{id}
#     reason: web stops reading nickname in release 12
#     expires: 2030-06-30

# Reports: \`name\` for standard output, \`name=file\` for a file.
# formats: [pretty, junit=reports/concordat.xml, html=reports/concordat.html]
`;

const list = (key: string, names: readonly string[], example: string): string =>
  names.length > 0
    ? `${key}:\n${names.map((name) => `  - ${JSON.stringify(name)}\n`).join('')}`
    : `# ${key}: ${example}\n`;
