import { expect, test } from 'vitest';
import { parseMail } from '#src/mail/mime/index.ts';
import { mail, multipart } from './mail.ts';

const protectionOf = async (bytes: Uint8Array) => (await parseMail(bytes, 'a@b.de')).protection;
const cms = (oid: string) =>
  Buffer.concat([Buffer.from('3080060', 'latin1'), Buffer.from(oid, 'hex'), Buffer.alloc(20)]).toString('base64');
const pkcs7 = (content: string, type = '') =>
  mail([`Content-Type: application/pkcs7-mime${type}; name=smime.p7m`, 'Content-Transfer-Encoding: base64'], content);
const signed = (signature: string) =>
  multipart('signed', ['Content-Type: text/plain\n\nsigned', `Content-Type: ${signature}\n\nx`]);

test.each([
  [
    'PGP/MIME, encrypted',
    multipart('encrypted', [
      'Content-Type: application/pgp-encrypted\n\nVersion: 1',
      'Content-Type: application/octet-stream\n\nx',
    ]),
    'pgp-encrypted',
  ],
  ['PGP/MIME, signed', signed('application/pgp-signature'), 'pgp-signed'],
  ['PGP in the text', mail([], 'Hello\n-----BEGIN PGP MESSAGE-----\n\nx\n'), 'pgp-encrypted'],
  ['signed text', mail([], '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nx\n'), 'pgp-signed'],
  ['S/MIME, signed', signed('application/x-pkcs7-signature'), 'smime-signed'],
  ['S/MIME, by its own word', pkcs7('', '; smime-type=enveloped-data'), 'smime-encrypted'],
  ['S/MIME, encrypted, by its content', pkcs7(cms('2a864886f70d010703')), 'smime-encrypted'],
  ['S/MIME, wrapped in its signature', pkcs7(cms('2a864886f70d010702')), 'smime-enclosed'],
])('M6: %s', async (_, bytes, expected) => expect(await protectionOf(bytes)).toBe(expected));

test.each([
  ['an ordinary mail', mail([], 'Hello')],
  ['PGP that is only quoted', mail([], '> -----BEGIN PGP MESSAGE-----\nWhat is this?')],
  [
    'a key that is attached',
    multipart('mixed', ['Content-Type: text/plain\n\nmy key', 'Content-Type: application/pgp-keys\n\nx']),
  ],
])('M6: %s is not taken for it', async (_, bytes) => expect(await protectionOf(bytes)).toBeUndefined());
