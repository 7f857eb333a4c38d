/** A mail as it goes over the wire (RFC 5321 4.5.2): a dot more on lines that begin with one, and the line that ends it. */
export function wireForm(bytes: Uint8Array): Buffer {
  const text = Buffer.from(bytes).toString('latin1');
  const ended = text === '' || text.endsWith('\r\n') ? text : `${text}\r\n`;
  return Buffer.from(`${ended.replace(/(^|\n)\./g, '$1..')}.\r\n`, 'latin1');
}
