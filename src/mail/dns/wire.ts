/** The form of DNS messages (RFC 1035 section 4), as far as a question for TXT records needs it. */

export const TXT = 16;
const OPT = 41;
const IN = 1;

// What passes every network unfragmented (the DNS flag day of 2020); what is larger comes by TCP.
const MOST_UDP_BYTES = 1232;

export type Reply = { isTruncated: boolean; code: number; texts: string[] };

/** A recursive question for the texts of a name, with EDNS (RFC 6891). @throws RangeError for what is no name */
export function textQuestion(id: number, name: string): Buffer {
  const labels = name.replace(/\.$/, '').split('.');
  if (labels.some((label) => label.length < 1 || label.length > 63) || name.length > 253) throw new RangeError(name);
  const head = Buffer.from([id >> 8, id & 255, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1]);
  const asked = labels.flatMap((label) => [label.length, ...Buffer.from(label, 'latin1')]);
  const edns = [0, 0, OPT, MOST_UDP_BYTES >> 8, MOST_UDP_BYTES & 255, 0, 0, 0, 0, 0, 0];
  return Buffer.concat([head, Buffer.from([...asked, 0, 0, TXT, 0, IN, ...edns])]);
}

/**
 * What a message says in answer to that question, or null for one that answers another: anybody can send packets.
 * @throws RangeError for a message that ends too early
 */
export function replyTo(question: Buffer, message: Buffer): Reply | null {
  const [asked, echoed] = [question, message].map((each) => each.subarray(12, nameEnd(each, 12) + 4));
  const isReply = message.readUInt16BE(0) === question.readUInt16BE(0) && (message[2]! & 0x80) !== 0;
  if (!isReply || message.readUInt16BE(4) !== 1 || !sameName(asked!, echoed!)) return null;
  const texts: string[] = [];
  let at = 12 + echoed!.length;
  const isTruncated = (message[2]! & 2) !== 0;
  for (let left = isTruncated ? 0 : message.readUInt16BE(6); left > 0; left--) {
    const head = nameEnd(message, at);
    const data = head + 10;
    const end = data + message.readUInt16BE(head + 8);
    if (end > message.length) throw new RangeError('A record ends beyond its message');
    // An alias (CNAME) stands before what it leads to; the texts are all of the name asked for.
    if (message.readUInt16BE(head) === TXT) texts.push(textIn(message.subarray(data, end)));
    at = end;
  }
  return { isTruncated, code: message[3]! & 15, texts };
}

/** Where the name that starts there ends, a pointer into the message being its end (RFC 1035 section 4.1.4). */
function nameEnd(message: Buffer, start: number): number {
  let at = start;
  for (;;) {
    const length = message.readUInt8(at);
    if (length >= 0xc0) return at + 2;
    if (length === 0) return at + 1;
    at += 1 + length;
  }
}

const sameName = (a: Buffer, b: Buffer) => a.toString('latin1').toLowerCase() === b.toString('latin1').toLowerCase();

/** The pieces of one record are one text, joined without a space (RFC 7208 section 3.3, RFC 6376 section 3.6.2.2). */
function textIn(data: Buffer): string {
  const pieces: Buffer[] = [];
  for (let at = 0; at < data.length; at += 1 + data[at]!) pieces.push(data.subarray(at + 1, at + 1 + data[at]!));
  return Buffer.concat(pieces).toString('utf8');
}
