/** How an attachment can be looked at without saving it; null where it is only a file. */
export type Preview = 'image' | 'pdf';

const IMAGES = new Set(['image/png', 'image/jpeg', 'image/jpg', 'image/pjpeg', 'image/gif', 'image/webp']);
const PDFS = new Set(['application/pdf', 'application/x-pdf']);

/** By its type, which is read from its name where the sender gave none that says anything (mail/mime). */
export function previewKind(type: string): Preview | null {
  if (IMAGES.has(type)) return 'image';
  return PDFS.has(type) ? 'pdf' : null;
}

/** What an attachment may be shown as in a browser; null for one to save. A PDF must be one: browsers hand it to a program of its own. */
export function shownType(type: string, content: Uint8Array): string | null {
  const preview = previewKind(type);
  if (preview === 'pdf') return isPdf(content) ? 'application/pdf' : null;
  return preview && type.replace(/^image\/p?jpe?g$/, 'image/jpeg');
}

/** Readers of PDF find the mark within the first kilobyte (ISO 32000, annex H). */
const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
