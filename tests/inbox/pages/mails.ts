export const crlf = (lines: string[]): Buffer => Buffer.from(lines.join('\r\n'));

export const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** HTML with a picture of its own by Content-ID. */
export const relatedMail = (subject = 'With a picture') =>
  crlf([
    'From: Carla <carla@customer.example>',
    'To: support@acme.example',
    `Subject: ${subject}`,
    'Content-Type: multipart/related; boundary=b',
    '',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Carla says <b>hello</b></p><img src="cid:logo@customer.example">',
    '--b',
    'Content-Type: image/png; name=logo.png',
    'Content-ID: <logo@customer.example>',
    'Content-Disposition: inline; filename=logo.png',
    'Content-Transfer-Encoding: base64',
    '',
    PNG,
    '--b--',
    '',
  ]);

/** A mail that carries one file under a name and a type of the sender's choice (header lines as they are). */
export const mailWithFile = (type: string, disposition: string, content = 'content') =>
  Buffer.concat([
    crlf([
      'From: carla@customer.example',
      'Subject: With a file',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'see the file',
      '--b',
      `Content-Type: ${type}`,
      disposition,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(content).toString('base64'),
      '--b--',
      '',
    ]),
  ]);
