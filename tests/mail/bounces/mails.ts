/** A mail from header fields and lines; line ends as on the wire. */
export const mail = (fields: Record<string, string>, body: string): Buffer =>
  Buffer.from(
    `${Object.entries(fields)
      .map(([name, value]) => `${name}: ${value}\n`)
      .join('')}\n${body}`.replace(/\n/g, '\r\n'),
  );

type Report = { notice: string; status?: string; returned?: string; type?: string; fields?: Record<string, string> };

/** A multipart/report (RFC 3462): the notice, the part for machines, and what came back. */
export function multipartReport({ notice, status, returned, type = 'delivery-status', fields = {} }: Report): Buffer {
  const part = (contentType: string, content: string) => `--b\nContent-Type: ${contentType}\n\n${content}\n`;
  return mail(
    {
      From: 'Mail Delivery System <MAILER-DAEMON@mx.example.net>',
      To: 'support@acme.example',
      Subject: 'Undelivered Mail Returned to Sender',
      'Content-Type': `multipart/report; report-type=${type}; boundary="b"`,
      'Message-ID': '<report@mx.example.net>',
      ...fields,
    },
    [
      part('text/plain; charset=us-ascii', notice),
      status === undefined ? '' : part(`message/${type}`, status),
      returned === undefined ? '' : part('message/rfc822', returned),
      '--b--\n',
    ].join(''),
  );
}

export const RETURNED =
  'From: support@acme.example\nTo: bob@example.net\nSubject: Hello\nMessage-ID: <sent.1@acme.example>\n\nHello Bob\n';

/** What Postfix writes. */
export const postfixBounce = (
  about: { address?: string; status?: string; said?: string; action?: string; returned?: string } = {},
): Buffer => {
  const { address = 'bob@example.net', status = '5.1.1', action = 'failed', returned = RETURNED } = about;
  const said =
    about.said ?? `550 5.1.1 <${address}>: Recipient address rejected: User unknown in virtual mailbox table`;
  return multipartReport({
    notice: `This is the mail system at host mx.example.net.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients. It's attached below.\n\n<${address}>: host mail.example.net[192.0.2.78] said: ${said}\n    (in reply to RCPT TO command)\n`,
    status: `Reporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; ${address}\nOriginal-Recipient: rfc822;${address}\nAction: ${action}\nStatus: ${status}\nRemote-MTA: dns; mail.example.net\nDiagnostic-Code: smtp; ${said}\n`,
    returned,
  });
};
