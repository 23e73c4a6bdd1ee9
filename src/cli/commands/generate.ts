import { type Command, Option } from 'commander';
import type { GenerateFlags } from '../generate/flags.js';
import type { Io, Outcome } from '../io.js';
import { parseCount, parseInteger } from '../parsers.js';

/** `concordat generate`: requests and responses of a document. */
export function defineGenerate(program: Command, io: Io, outcome: Outcome): void {
  program
    .command('generate')
    .description('generate requests or responses that conform to an OpenAPI document, or nearly do')
    .option('-s, --spec <document>', 'OpenAPI document: file, URL or -; default: a conventional name')
    .option('-o, --operation <name>', 'operationId or "GET /users/{id}"; default: every operation')
    .addOption(
      new Option('-d, --direction <direction>', 'what to generate')
        .choices(['request', 'response'])
        .default('request'),
    )
    .addOption(
      new Option('--status <status>', 'status of the responses; default: all described').argParser(
        parseInteger,
      ),
    )
    .option('--invalid', 'break exactly one constraint in each, and say which')
    .addOption(new Option('-n, --number <count>', 'how many per operation').argParser(parseCount).default(10))
    .addOption(new Option('--seed <number>', 'other values').argParser(parseInteger).default(1))
    .addOption(
      new Option('-f, --format <format>', 'how to print them')
        .choices(['json', 'curl', 'pact'])
        .default('json'),
    )
    .option('--base-url <url>', 'where curl sends requests; default: the first server of the document')
    .option('--allow-remote-refs', 'follow $refs to http(s) URLs')
    .action(async (flags: GenerateFlags) => {
      const { generate } = await import('../generate/generate.js');
      outcome.code = await generate(flags, io);
    });
}
