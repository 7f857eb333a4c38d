import { describe, expect, test } from 'vitest';
import { readMail } from '#src/mail/bounces/index.ts';
import { postfixBounce } from './mails.ts';

// Status field, the other server's words, and whether the address is bad for good.
const ANSWERS: [string, string, boolean][] = [
  ['5.1.1', '550 5.1.1 RESOLVER.ADR.RecipNotFound; not found', true],
  ['5.0.0', '550 Requested action not taken: mailbox unavailable', true],
  [
    '5.1.1',
    '550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 double-checking',
    true,
  ],
  ['5.0.0', "554 delivery error: dd This user doesn't have a yahoo.com account (x@yahoo.com) [0] - mta1", true],
  ['5.4.310', '550 5.4.310 DNS domain foo.example does not exist [Message=InfoDomainNonexistent]', true],
  ['5.0.0', '550 unrouteable address', true],
  ['5.1.1', '511 5.1.1 unknown address or alias: x@y', true],
  ['5.4.4', 'Host or domain name not found. Name service error for name=example.invalid type=A: Host not found', true],
  ['5.1.10', '556 5.1.10 Recipient address has null MX', true],
  ['5.1.0', 'Domain example.com does not accept mail (nullMX)', true],
  ['5.0.0', '550 Invalid recipient <bob@example.net>', true],
  [
    '5.1.1',
    '550 5.1.1 <bob@example.net>: Recipient address rejected: undeliverable address: host mx said: 550 5.1.1 unknown',
    true,
  ],
  ['5.0.0', '550 No such recipient here', true],
  ['5.0.0', '550 Mailbox not found', true],
  ['5.0.0', '550 bob@example.net does not exist', true],
  ['5.0.0', '550 <bob@example.net> User not known', true],
  ['5.1.1', '550 5.1.1 Recipient unknown', true],
  ['5.0.0', '550 Account disabled', false],
  ['5.2.1', '550 5.2.1 The email account that you tried to reach is inactive', false],
  ['5.0.0', "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", false],
  ['5.7.1', '550 5.7.1 Recipient not authorized, your IP has been found on a block list', false],
  ['5.7.23', '550 5.7.23 The message was rejected because of Sender Policy Framework violation', false],
  ['5.0.0', '550 Message was classified as spam', false],
  ['4.1.1', '450 4.1.1 <x>: Recipient address rejected: unverified address', false],
  ['5.1.8', '550 5.1.8 <a@b.c>: Sender address rejected: Domain not found', false],
  ['5.1.7', '550 5.1.7 Invalid sender address', false],
  ['5.7.1', '550 5.7.1 Client host rejected: cannot find your hostname', false],
  ['5.0.0', '552 Message exceeds maximum fixed size', false],
  ['5.3.4', '552 5.3.4 message too big', false],
  ['5.2.2', '552-5.2.2 The email account that you tried to reach is over quota.', false],
  ['5.0.0', '550 mailbox is full', false],
  ['4.7.1', '451 4.7.1 Greylisted', false],
  ['5.4.6', '554 5.4.6 Too many hops', false],
  ['4.4.1', 'connect to mx[1.2.3.4]:25: Connection refused', false],
  ['4.4.3', 'Host not found, try again', false],
  ['5.7.1', '550 5.7.1 Message content rejected', false],
  ['5.0.0', '554 5.0.0 Service unavailable', false],
  ['5.7.26', '550-5.7.26 Unauthenticated email from x is not accepted due to domain DMARC policy', false],
  ['5.0.0', '550 Administrative prohibition', false],
  ['5.0.0', '554 Transaction failed', false],
  ['5.0.0', '550 permanent failure for one or more recipients (bob@example.net:550 5.1.1 User unknown)', true],
  ['5.0.0', '550 5.1.1 Die E-Mail-Adresse existiert nicht', true],
  ['5.0.0', '550 Benutzer unbekannt', true],
  ['5.1.1', '550 5.1.1 recipient rejected', true],
  ['5.1.2', '550 5.1.2 bad destination system address', true],
  ['5.1.6', '551 5.1.6 User has moved; please try <new@example.org>', true],
  ['5.0.0', '550 Unknown local part bob in <bob@example.net>', true],
  ['5.7.133', '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup', false],
  ['5.0.0', "554 Your access to this mail system has been rejected due to the sending MTA's poor reputation", false],
  ['5.0.0', "550 OU-001 (COL004) Unfortunately, messages from 1.2.3.4 weren't sent", false],
  ['5.0.0', '550 Verification failed for <support@acme.example> 550 Sender verify failed', false],
  ['5.0.0', 'user mailbox account '.repeat(2000), false],
];

describe('the words of servers', () => {
  test.each(ANSWERS)('O8: %s %s: hard is %s', async (status, said, isHard) => {
    const { report } = await readMail(postfixBounce({ status, said }), '');
    expect(report!.recipients[0]!.isHard).toBe(isHard);
  });
});
