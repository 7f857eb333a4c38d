/**
 * The one certificate of mail and web: from files that somebody keeps fresh, or issued by ACME and renewed, or, where there
 * is nothing else, self-signed. A new one comes into use without a restart; what is broken never replaces what works.
 * Keeps account key and certificate as secrets. Raises the alarm `tls` when an admin is needed.
 */
export { CHECK_TLS, createTls, type Tls } from './keeper.ts';
export { type TlsState, tlsState } from './state.ts';
