import { multipart } from '#tests/mail/mime/mail.ts';
import { attribute, properties, property, tnef, unicode, wrappedFile } from '#tests/mail/tnef/winmail.ts';
import { corpusFiles } from '#tests/support/corpus.ts';

// Larger ones tell no more and cost most of the time.
const MOST_BYTES = 300_000;

const winmail = tnef(
  attribute(1, 0x9003, properties(unicode(0x1000, 'Hello'), property(0x1013, 0x102, Buffer.from('<p>Hello')))),
  wrappedFile('A.TXT', 'a long name.txt', Buffer.from('content')),
);

const calendar =
  'BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:1\nSUMMARY:Talk\nDTSTART;TZID=Ours:20260312T100000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=10\nORGANIZER;CN=Ann:mailto:ann@x.de\nEND:VEVENT\nEND:VCALENDAR\n';

const bounce =
  'Reporting-MTA: dns; mx.x.de\n\nFinal-Recipient: rfc822; bob@x.de\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such user\n';

/** What the corpus has none of. */
const ownMails = [
  multipart('mixed', [
    'Content-Type: text/plain\n\nsee the file',
    `Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n${winmail.toString('base64')}`,
    `Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: 8bit\n\nhere`,
  ]),
  multipart('alternative', [
    'Content-Type: text/html\n\n<p>come</p>',
    `Content-Type: text/calendar; charset=utf-8\n\n${calendar}`,
  ]),
  multipart('report; report-type=delivery-status', [
    'Content-Type: text/plain\n\nYour mail was not delivered',
    `Content-Type: message/delivery-status\n\n${bounce}`,
    'Content-Type: message/rfc822\n\nMessage-ID: <1@x.de>\nSubject: hello\n\nhello',
  ]),
  multipart('encrypted', [
    'Content-Type: application/pgp-encrypted\n\nVersion: 1',
    'Content-Type: application/octet-stream\n\n-----BEGIN PGP MESSAGE-----\n',
  ]),
  multipart('signed', [
    'Content-Type: text/plain\n\nsigned',
    'Content-Type: application/pkcs7-signature; name=smime.p7s\nContent-Transfer-Encoding: base64\n\nMIAGCSqGSIb3DQEHAqCA',
  ]),
];

export const seedMails = (): Buffer[] => [
  ...ownMails,
  ...corpusFiles('', ['.eml', '.txt', '.msg'])
    .map(({ bytes }) => bytes)
    .filter((bytes) => bytes.length <= MOST_BYTES),
];
