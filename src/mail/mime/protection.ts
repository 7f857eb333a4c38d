import type { Attachment, MailTree } from './mail-tree.ts';

/** By what a mail is signed or closed. Nothing is checked or decrypted: it is shown as what it is (M6). */
export type Protection = 'pgp-encrypted' | 'pgp-signed' | 'smime-encrypted' | 'smime-signed' | 'smime-enclosed';

/** A whole mail wrapped into one part, signed or encrypted. */
export const isEnclosed = ({ type }: Attachment): boolean => /^application\/(x-)?pkcs7-mime$/.test(type);

const PKCS7_SIGNATURE = /^application\/(x-)?pkcs7-signature$/;

/** `contentType` is the root's header; `text` the body, where PGP may stand in its old form of armoured text. */
export function protectionOf({ attachments }: MailTree, contentType: string, text: string): Protection | null {
  const has = (type: RegExp) => attachments.find((attachment) => type.test(attachment.type));
  const enclosed = attachments.find(isEnclosed);
  if (enclosed) return kindOf(enclosed);
  if (has(/^application\/pgp-encrypted$/)) return 'pgp-encrypted';
  const isSigned = /^\s*multipart\/signed\b/i.test(contentType);
  if (has(PKCS7_SIGNATURE)) return 'smime-signed';
  if (has(/^application\/pgp-signature$/)) return isSigned ? 'pgp-signed' : null;
  if (/^-----BEGIN PGP MESSAGE-----\s*$/m.test(text)) return 'pgp-encrypted';
  return /^-----BEGIN PGP SIGNED MESSAGE-----\s*$/m.test(text) ? 'pgp-signed' : null;
}

// Object identifiers of CMS content types (RFC 5652), as they stand in DER right at the start.
const SIGNED_DATA = Buffer.from('2a864886f70d010702', 'hex');
const ENVELOPED_DATA = Buffer.from('2a864886f70d010703', 'hex');
const AUTH_ENVELOPED_DATA = Buffer.from('2a864886f70d0109100117', 'hex');

/** `smime-type` says it where it is given (RFC 8551 3.2.2), else the content itself. */
function kindOf({ smimeType, content }: Attachment): Protection {
  const declared = smimeType.toLowerCase();
  const start = Buffer.from(content?.subarray(0, 64) ?? []);
  const isAny = (...ids: Buffer[]) => ids.some((id) => start.includes(id));
  if (declared === 'signed-data' || isAny(SIGNED_DATA)) return 'smime-enclosed';
  const isClosed = /^(authenveloped|enveloped)-data$/.test(declared) || isAny(ENVELOPED_DATA, AUTH_ENVELOPED_DATA);
  return isClosed ? 'smime-encrypted' : 'smime-enclosed';
}
