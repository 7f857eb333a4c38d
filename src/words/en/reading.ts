import { wholeNumber } from '../numbers.ts';
import { plural } from '../plural.ts';

const n = (count: number) => wholeNumber(count, 'en');

export const reading = {
  images: {
    blocked: (count: number) =>
      plural('en', count, { one: '1 image is not loaded', other: `${n(count)} images are not loaded` }),
    shown: (count: number) =>
      plural('en', count, {
        one: '1 image loaded through this server',
        other: `${n(count)} images loaded through this server`,
      }),
    always: 'Images from this sender are always loaded',
    trackers: (count: number) =>
      plural('en', count, { one: '1 tracker removed', other: `${n(count)} trackers removed` }),
    why: 'Loading images tells the sender that this mail was opened. They are fetched by this server, which tells them nothing of you.',
    show: 'Show images',
    alwaysShort: 'Always for this sender',
    alwaysLong: 'Always show images of this sender',
    undoShort: 'Undo',
    undoLong: 'Stop showing images of this sender',
  },
  copySource: 'Copy',
  sourceCopied: 'The source was copied',
  asText: 'Show as text',
  asHtml: 'Show with formatting',
  ownText: 'This is the text version that came with the mail.',
  madeText: 'This text was made from the formatted mail; it came without a text version.',
  files: {
    download: (name: string) => `Download ${name}`,
    downloadAll: 'Download all as zip',
    viewer: 'Attachment',
    position: '{n} of {of}',
    open: 'Open in a new tab',
    save: 'Download',
    close: 'Close',
    previous: 'Previous attachment',
    next: 'Next attachment',
    failed: 'This file can’t be shown here. Download it to look at it.',
  },
  print: {
    message: 'Print',
    conversation: 'Print conversation',
    quoteLeftOut: 'Quoted text is not printed',
    withQuotes: 'Show the quoted text as well',
    leftOut: (count: number) =>
      plural('en', count, { one: '1 older message is left out.', other: `${n(count)} older messages are left out.` }),
  },
};
