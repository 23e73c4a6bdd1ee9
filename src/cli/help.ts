/** Texts of `concordat --help`. */
export const HELP = {
  description:
    'Checks pact files against an OpenAPI document, without running the provider:\n' +
    'does the document honour what its consumers say they send and need?',
  examples: `
Examples:
  concordat                                     check the pacts of this folder against its openapi.yaml
  concordat --spec openapi.yaml pacts/          name the document and the pacts
  concordat check --spec users.yaml --spec orders.yaml 'pacts/**/*.json'
  concordat check --fail-on warning --strict    be stricter than the default
  concordat check --format html=report.html     write a page to explore, too
  concordat check --base origin/main:openapi.yaml   fail only for what is newly broken
  concordat check --update-baseline             live with what is broken today
  concordat check --watch                       check again after every change
  concordat check --filter-consumer web         look at one consumer only
  concordat can-i-deploy -a web -e 1.2.0 --to-environment production
  concordat explain response.body.optional      what a rule means and how to fix its findings

Exit codes:
  0  nothing at or above --fail-on        3   nothing to check
  1  something is                         70  a defect of concordat
  2  could not check: input or usage      4   can-i-deploy: unknown`,
} as const;
