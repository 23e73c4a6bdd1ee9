import { percentDecoded } from '../text/percent.js';

/** A user and a password (RFC 7617). */
export interface BasicCredentials {
  readonly kind: 'basic';
  readonly username: string;
  readonly password: string;
}

/** The value of the Authorization header. */
export const basicAuthorization = ({ username, password }: BasicCredentials): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

/** A URL and the credentials that were written into it; a stray percent sign is a character of the password, no mistake. */
export function splitCredentials(text: string): {
  readonly url: URL;
  readonly credentials: BasicCredentials | undefined;
} {
  const url = new URL(text);
  const { username, password } = url;
  url.username = '';
  url.password = '';
  if (username === '' && password === '') return { url, credentials: undefined };
  const credentials = {
    kind: 'basic',
    username: percentDecoded(username),
    password: percentDecoded(password),
  } as const;
  return { url, credentials };
}

/** A URL as it may be shown. */
export function withoutCredentials(uri: string): string {
  if (!URL.canParse(uri)) return uri.replace(/\/\/.*@/, '//');
  const { url, credentials } = splitCredentials(uri);
  return credentials ? url.href : uri;
}
