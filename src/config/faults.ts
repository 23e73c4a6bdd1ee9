import type { ErrorObject, ValidateFunction } from 'ajv';
import { escapeToken, pointerTokens } from '../json/pointer.js';
import { readPackageFile } from '../package.js';
import { didYouMean } from '../text/nearest.js';
import { type ConfigFault, meaningFaults } from './meaning.js';

/** Everything that is wrong with the value of a configuration. */
export async function configFaults(value: unknown): Promise<ConfigFault[]> {
  return [...(await schemaFaults(value)), ...meaningFaults(value)];
}

let validator: Promise<ValidateFunction> | undefined;

/** Compiled once: tests ask for every assertion with options. */
async function compile(): Promise<ValidateFunction> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const schema = JSON.parse(readPackageFile('schemas', 'config.schema.json'));
  return new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true }).compile(schema);
}

async function schemaFaults(value: unknown): Promise<ConfigFault[]> {
  validator ??= compile();
  const validate = await validator;
  if (validate(value)) return [];
  return (validate.errors ?? []).flatMap((error) => {
    const message = WORDS[error.keyword]?.(error) ?? error.message ?? 'is not allowed here';
    const isUnknown = error.keyword === 'additionalProperties';
    const key = isUnknown ? `/${escapeToken(String(error.params.additionalProperty))}` : '';
    const name = pointerTokens(error.instancePath).join('.');
    return [
      {
        pointer: error.instancePath + key,
        at: isUnknown ? ('key' as const) : ('value' as const),
        message: name ? `${name}: ${message}` : message,
      },
    ];
  });
}

/** Ajv's errors in words that say what to write instead. */
const WORDS: Readonly<Record<string, (error: ErrorObject) => string>> = {
  additionalProperties: ({ params, parentSchema }) => {
    const name = String(params.additionalProperty);
    return `unknown key "${name}"${didYouMean(name, Object.keys(parentSchema?.properties ?? {}))}`;
  },
  required: ({ params }) => `needs the key "${params.missingProperty}"`,
  type: ({ params, data }) => `must be ${[params.type].flat().join(' or ')}, not ${shown(data)}`,
  enum: ({ params, data }) =>
    `must be one of ${params.allowedValues.join(', ')}, not ${shown(data)}${
      typeof data === 'string' ? didYouMean(data, params.allowedValues) : ''
    }`,
  minLength: () => 'must not be empty',
  pattern: ({ schemaPath, data }) =>
    schemaPath.includes('expires')
      ? `must be a date such as 2030-12-31, not ${shown(data)}`
      : `has a form that is not allowed: ${shown(data)}`,
  minimum: ({ params }) => `must be at least ${params.limit}`,
};

/** A value in a message. Configurations in JavaScript may hold what JSON cannot express. */
function shown(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return typeof value === 'object' ? 'an object that JSON cannot express' : String(value);
  }
}
