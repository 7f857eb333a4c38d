import { cleanLine } from '#src/lib/clean-text.ts';

const MAX_NAME = 120;
const MAX_EXTENSION = 12;

// What the usual senders of nameless parts send; anything else is called .bin.
const EXTENSIONS: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/pgp-signature': 'asc',
  'application/pkcs7-mime': 'p7m',
  'application/pkcs7-signature': 'p7s',
  'message/delivery-status': 'txt',
  'message/rfc822': 'eml',
  'text/calendar': 'ics',
  'text/csv': 'csv',
  'text/html': 'html',
  'text/plain': 'txt',
  'text/rfc822-headers': 'txt',
  'text/vcard': 'vcf',
};

// Windows opens these as devices whatever the extension.
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
const ZERO_WIDTH = /[\u00ad\u180e\u200b-\u200f\u2060-\u2064\u{e0000}-\u{e007f}]/gu;

/**
 * A file name from a stranger made safe to show and to save (hazards M3): no path, control, bidi or zero-width
 * characters, no leading or trailing dots, no device names, at most 120 characters with the extension kept.
 * A part without a usable name is called after its place in the mail (`nr`, from 1) and its type.
 */
export function safeFileName(name: string | undefined, nr: number, type: string): string {
  const cleaned = cleanLine((name ?? '').replace(ZERO_WIDTH, ''), 1000)
    .replace(/[/\\:*?"<>|]/g, '_')
    .replace(/^[.\s_]+(?=.*[^._\s])/, '')
    .replace(/[.\s]{1,1000}$/, '');
  if (!/[^._\s]/.test(cleaned)) return `attachment-${nr}.${EXTENSIONS[type] ?? 'bin'}`;
  return shorten(cleaned.replace(DEVICE, '_$1'));
}

function shorten(name: string): string {
  if (name.length <= MAX_NAME) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= MAX_EXTENSION ? name.slice(dot) : '';
  return (name.slice(0, MAX_NAME - extension.length) + extension).toWellFormed();
}
