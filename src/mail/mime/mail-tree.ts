import type { Readable } from 'node:stream';
import { MailParser } from 'mailparser';
import { GUESS, isVagueCharset } from './charsets.ts';
import { readable } from './header-block.ts';
import { useLinearQuotedPrintable } from './quoted-printable.ts';

useLinearQuotedPrintable();

// What mailparser keeps for each MIME node. Its typings show events only; these fields are those of the pinned
// version, and the tests of text bodies fail if an update changes them.
type SplitNode = {
  contentType: string | false;
  disposition: string | false;
  filename: string | false;
  flowed: boolean;
  delSp: boolean;
  parentNode: SplitNode | false;
  multipart: string | false;
  headers: { hasHeader(name: string): boolean };
};
export type MailNode = {
  contentType: string | false;
  charset?: string;
  isAttachment?: boolean;
  textContent?: string;
  children: MailNode[];
  /** RFC 3676, taken from mailparser because it joins lines across quote depths. */
  flowed: { delSp: boolean } | null;
};
type Addresses = { value: AddressEntry[] };
export type AddressEntry = { name: string; address?: string; group?: AddressEntry[] };
export type DecodedHeaders = Map<string, string | Addresses | Addresses[] | unknown>;
export type HeaderLine = { key: string; line: string };

type AttachmentEvent = {
  type: 'attachment' | 'text';
  partId: string | null;
  contentType: string | false;
  contentDisposition?: string;
  filename?: string;
  cid?: string;
  related?: boolean;
  headers: Map<string, unknown>;
  content: Readable;
  release: () => void;
};
export type Attachment = {
  path: string;
  filename: string | undefined;
  type: string;
  charset: string;
  /** what S/MIME says of the part (RFC 8551 3.2.2), '' elsewhere */
  smimeType: string;
  isInline: boolean;
  cid: string | null;
  location: string | null;
  size: number;
  /** The decoded bytes, if they were asked for. */
  content: Buffer | null;
};
export type MailTree = {
  root: MailNode | null;
  headers: DecodedHeaders;
  headerLines: HeaderLine[];
  attachments: Attachment[];
};
export type Wanted = (attachment: Attachment) => boolean;

// Conversions are ours (under caps, hazards section 0 item 5); enclosed mails and delivery reports stay closed parts (M9).
const OPTIONS = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
  keepDeliveryStatus: true,
  ignoreEmbedded: true,
};

const Base = MailParser as unknown as new (
  options: object,
) => MailParser & {
  tree: MailNode | false;
  headers: DecodedHeaders | false;
  headerLines: HeaderLine[] | false;
  createNode(node: SplitNode): MailNode;
};

class TreeParser extends Base {
  private hasText = false;

  override createNode(node: SplitNode): MailNode {
    const flowed = node.flowed ? { delSp: node.delSp } : null;
    node.flowed = false;
    // RFC 2046 5.1.5: in a digest, a part without a type is a mail.
    const isDigest = node.parentNode && node.parentNode.multipart === 'digest';
    if (isDigest && !node.headers.hasHeader('content-type')) node.contentType = 'message/rfc822';
    if (this.isNamedText(node)) node.disposition = 'attachment';
    const made = super.createNode(node);
    made.flowed = flowed;
    if (isVagueCharset(made.charset ?? '')) made.charset = GUESS;
    return made;
  }

  /** An inline text file after the text (Apple Mail sends them so) is a file, not a continuation of the text. */
  private isNamedText(node: SplitNode): boolean {
    if (node.contentType !== 'text/plain' && node.contentType !== 'text/html') return false;
    const isFirst = !this.hasText;
    this.hasText = true;
    const isAlternative = node.parentNode && node.parentNode.multipart === 'alternative';
    return !isFirst && !isAlternative && node.disposition === 'inline' && node.filename !== false;
  }
}

/**
 * Takes a mail apart. Attachments are measured; the content of those that `wants` names is kept.
 * @throws what mailparser throws: more than 1,000 parts, more than 1 MB of headers in one part.
 */
export function readTree(bytes: Uint8Array, wants: Wanted = () => false): Promise<MailTree> {
  const parser = new TreeParser(OPTIONS);
  const attachments: Attachment[] = [];
  return new Promise((resolve, reject) => {
    parser.on('error', reject);
    parser.on('data', (event: AttachmentEvent) => {
      if (event.type !== 'attachment') return;
      const attachment = describe(event);
      attachments.push(attachment);
      take(event, attachment, wants(attachment));
    });
    parser.on('end', () => {
      const { tree, headers, headerLines } = parser;
      resolve({ root: tree || null, headers: headers || new Map(), headerLines: headerLines || [], attachments });
    });
    parser.end(readable(bytes));
  });
}

/** A media type that may be stored and shown. */
export function mediaType(written: string): string {
  const type = written.toLowerCase();
  return /^[a-z0-9][\w.+-]{0,60}\/[a-z0-9][\w.+-]{0,100}$/.test(type) ? type : 'application/octet-stream';
}

function describe(event: AttachmentEvent): Attachment {
  const location = event.headers.get('content-location');
  const { params = {} } = (event.headers.get('content-type') ?? {}) as { params?: Record<string, string> };
  return {
    // Only a mail that is nothing but one attachment has a part without a number.
    path: event.partId ?? '1',
    filename: event.filename,
    type: mediaType(String(event.contentType || '')),
    charset: String(params.charset ?? ''),
    smimeType: String(params['smime-type'] ?? ''),
    isInline: event.contentDisposition === 'inline' || event.related === true,
    cid: event.cid || null,
    location: typeof location === 'string' ? location.trim() : null,
    size: 0,
    content: null,
  };
}

function take(event: AttachmentEvent, attachment: Attachment, isWanted: boolean): void {
  const chunks: Buffer[] = [];
  event.content.on('data', (chunk: Buffer) => {
    attachment.size += chunk.length;
    if (isWanted) chunks.push(chunk);
  });
  event.content.on('end', () => {
    if (isWanted) attachment.content = Buffer.concat(chunks);
    event.release();
  });
}
