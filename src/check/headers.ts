/**
 * Header fields that HTTP itself, its caches, proxies and clients use: nobody describes them per operation, so an
 * undeclared one is no finding in a request (RFC 9110, RFC 9111, RFC 6265, RFC 6454, Fetch, W3C Trace Context).
 */
const GENERAL_REQUEST: ReadonlySet<string> = new Set(
  `accept accept-charset accept-encoding accept-language authorization cache-control connection content-encoding
  content-language content-length content-type cookie date expect forwarded from host if-match if-modified-since if-none-match
  if-range if-unmodified-since keep-alive max-forwards origin pragma prefer range
  proxy-authorization referer te traceparent tracestate trailer transfer-encoding upgrade user-agent via x-forwarded-for
  x-forwarded-host x-forwarded-proto x-real-ip`.split(/\s+/),
);

/** Response header fields that servers and the infrastructure before them set without a word in the document. */
const STANDARD_RESPONSE: ReadonlySet<string> = new Set(
  `accept-ranges access-control-allow-credentials access-control-allow-headers access-control-allow-methods
  access-control-allow-origin access-control-expose-headers access-control-max-age age allow alt-svc cache-control connection
  content-disposition content-encoding content-language content-length content-location content-range
  content-security-policy date etag expires keep-alive last-modified link location pragma proxy-authenticate referrer-policy
  retry-after server set-cookie strict-transport-security trailer transfer-encoding upgrade vary via warning www-authenticate
  x-content-type-options x-frame-options x-xss-protection`.split(/\s+/),
);

export const isGeneralHeader = (name: string): boolean => GENERAL_REQUEST.has(name.toLowerCase());

export const isStandardResponseHeader = (name: string): boolean => STANDARD_RESPONSE.has(name.toLowerCase());
