/** What the usual failures of a connection mean. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused; is it running, and is the port right?',
  ENOTFOUND: 'there is no host of this name',
  EAI_AGAIN: 'the name of the host could not be looked up',
  ECONNRESET: 'the connection was closed before the answer was complete',
  EPIPE: 'the connection was closed before the answer was complete',
  UND_ERR_SOCKET: 'the connection was closed before the answer was complete',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the answer was cut off',
  ETIMEDOUT: 'the connection timed out',
  UND_ERR_CONNECT_TIMEOUT: 'the connection timed out',
  EHOSTUNREACH: 'the host cannot be reached from here',
  ENETUNREACH: 'the network cannot be reached from here',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed; name the authority with NODE_EXTRA_CA_CERTS',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not trusted; name the authority with NODE_EXTRA_CA_CERTS',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'its certificate is not trusted; name the authority with NODE_EXTRA_CA_CERTS',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
};

const isLasting = (code: string): boolean => /CERT|TLS|SIGNATURE/.test(code);

export interface NetworkFailure {
  readonly reason: string;
  /** Whether another attempt may help. */
  readonly retryable: boolean;
}

/** Why a request got no answer, from what `fetch` throws. */
export function networkFailure(error: unknown, timeoutMs: number): NetworkFailure {
  if (!(error instanceof Error)) return { reason: String(error), retryable: true };
  if (error.name === 'TimeoutError' || error.name === 'AbortError')
    return { reason: `no complete answer within ${timeoutMs / 1000} seconds`, retryable: true };
  const cause = rootCause(error);
  const code = String((cause as NodeJS.ErrnoException).code ?? '');
  const reason = Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  return { reason: reason ?? (cause.message || code || error.message), retryable: !isLasting(code) };
}

/** `fetch failed` wraps the reason; connecting to several addresses wraps it once more. */
function rootCause(error: Error): Error {
  let current = error;
  for (let depth = 0; depth < 5; depth++) {
    const inner = current instanceof AggregateError ? current.errors[0] : current.cause;
    if (!(inner instanceof Error)) break;
    current = inner;
  }
  return current;
}
