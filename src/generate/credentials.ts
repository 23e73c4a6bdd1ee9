import type { Operation, SecurityRequirement, SecurityScheme } from '../openapi/model.js';

/** Where a credential goes. */
export interface Credential {
  readonly scheme: SecurityScheme;
  readonly in: 'header' | 'query' | 'cookie';
  readonly name: string;
  readonly text: string;
}

export type CredentialsFor = (scheme: SecurityScheme) => string | undefined;

/** Texts of the right form that open no door. */
export const placeholder: CredentialsFor = (scheme) =>
  scheme.kind === 'http' && scheme.scheme.toLowerCase() === 'basic'
    ? Buffer.from('user:password').toString('base64')
    : 'placeholder';

/** The alternative to fulfil: the first one whose schemes are all known. */
export function chosenRequirement({ security = [] }: Operation): SecurityRequirement | undefined {
  return security.find(({ schemes }) => schemes.every(({ kind }) => kind !== 'undefined')) ?? security[0];
}

/** The credentials to send with a request to the operation. */
export const credentialsOf = (
  operation: Operation,
  credentials: CredentialsFor = placeholder,
): Credential[] =>
  (chosenRequirement(operation)?.schemes ?? []).flatMap((scheme) => {
    const text = credentials(scheme);
    return text === undefined ? [] : credentialOf(scheme, text);
  });

function credentialOf(scheme: SecurityScheme, text: string): Credential[] {
  switch (scheme.kind) {
    case 'apiKey':
      return [{ scheme, in: scheme.in, name: scheme.parameter, text }];
    case 'http': {
      const known = scheme.scheme.charAt(0).toUpperCase() + scheme.scheme.slice(1);
      return [{ scheme, in: 'header', name: 'Authorization', text: `${known} ${text}` }];
    }
    case 'oauth2':
    case 'openIdConnect':
      return [{ scheme, in: 'header', name: 'Authorization', text: `Bearer ${text}` }];
    default:
      return [];
  }
}
