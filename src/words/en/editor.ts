export const editor = {
  /** On the button, beside the title; the limit is told before anybody uploads. */
  attach: (size: string) => `Attach files (up to ${size} in all)`,
  drop: (size: string) => `Drop to attach, up to ${size} in all. A picture dropped on the text stands in it.`,
  tooMuch: (size: string) => `{name} would make this mail larger than ${size}.`,
  tooMany: (most: number) => `{name} is one too many: a mail carries ${most} files at most.`,
  notAPicture: 'Only PNG, JPEG, GIF and WebP pictures can stand in the text. Attach this file instead.',
  picture: {
    insert: 'Picture',
    panel: 'Picture in the text',
    alt: 'Description',
    altHint: 'What it shows, for those who can’t see it',
    size: 'Size',
    small: 'Small',
    medium: 'Medium',
    full: 'Full',
    remove: 'Remove picture',
    done: 'Done',
  },
  quote: {
    choice: 'The message answered',
    below: 'is quoted below your text',
    none: 'is not quoted',
    edit: 'Edit in the text',
    remove: 'Leave it out',
    gone: 'The message answered is not quoted.',
    restore: 'Quote it below',
  },
  /** For the fields where people and mailboxes keep theirs. */
  signature: {
    label: 'Signature',
    hint: 'Stands below each mail. {name}, {job title}, {calendar link}, {company} and {mailbox} are filled in; a line with nothing to fill in is left out.',
  },
};
