/** Builds a mail's bytes: header lines and a body, `\n` made CRLF. A latin1 string gives every byte by hand. */
export const mail = (headers: string[], body = '', encoding: BufferEncoding = 'utf8'): Buffer =>
  Buffer.from([...headers, '', body].join('\n').replaceAll('\n', '\r\n'), encoding);

/** The same with bytes as the body. */
export const mailOfBytes = (headers: string[], body: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${headers.join('\r\n')}\r\n\r\n`, 'latin1'), body]);

/** A multipart mail; each part is its header lines and its body, divided by an empty line. */
export const multipart = (type: string, parts: string[], headers: string[] = ['From: a@b.de']): Buffer =>
  mail(
    [...headers, `Content-Type: multipart/${type}; boundary=bb`],
    [...parts.map((part) => `--bb\n${part}`), '--bb--', ''].join('\n'),
  );
