import { printableLine } from '#src/lib/clean-text.ts';

/** What stands between us and a server, in the kinds that an admin can do something about. */
export type TroubleKind =
  | 'login'
  | 'signIn'
  | 'certificate'
  | 'encryption'
  | 'name'
  | 'refused'
  | 'timeout'
  | 'closed'
  | 'folder'
  | 'answer';

/**
 * @param line what the server or the machine said, printable, on one line
 * @param uid the mail that it is about, where it is about one
 */
export class ImapTrouble extends Error {
  override name = 'ImapTrouble';
  constructor(
    readonly kind: TroubleKind,
    readonly line: string,
    readonly uid: number | null = null,
  ) {
    super(`${kind}: ${line}`);
  }
}

type Raised = {
  code?: unknown;
  message?: unknown;
  authenticationFailed?: unknown;
  tlsFailed?: unknown;
  response?: unknown;
  responseText?: unknown;
};

const BY_CODE: [RegExp, TroubleKind][] = [
  [/CERT|SELF_SIGNED|LEAF_SIGNATURE|ISSUER/, 'certificate'],
  [/^(ENOTFOUND|EAI_|ENODATA|DNS)/, 'name'],
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)/, 'refused'],
  [/TIMEOUT|TIMEDOUT/, 'timeout'],
  [/STARTTLS|SSL|TLS|EPROTO/, 'encryption'],
  [/^(NoConnection|EConnectionClosed|ClosedAfter|ECONNRESET|EPIPE)/, 'closed'],
];

/** Sorts whatever imapflow, the socket or TLS threw. What is no trouble with the server comes back as null. */
export function troubleOf(error: unknown): ImapTrouble | null {
  if (error instanceof ImapTrouble) return error;
  const { code, message, authenticationFailed, tlsFailed, response, responseText } = (error ?? {}) as Raised;
  const line = printableLine(String(responseText ?? (authenticationFailed ? response : null) ?? message ?? error));
  if (authenticationFailed) return new ImapTrouble('login', line);
  const kind = BY_CODE.find(([pattern]) => pattern.test(String(code ?? '')))?.[1];
  if (kind) return new ImapTrouble(kind, line);
  if (tlsFailed) return new ImapTrouble('encryption', line);
  if (/certificate|self.signed/i.test(line)) return new ImapTrouble('certificate', line);
  return responseText === undefined && code === undefined ? null : new ImapTrouble('answer', line);
}
