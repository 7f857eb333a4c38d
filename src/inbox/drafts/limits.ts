/** What one draft may carry, in bytes. Receivers refuse much more (Gmail 25 MB, encoded), and text is never that long. */
export const MOST_FILE_BYTES = 18_000_000;
export const MOST_TEXT_CHARS = 500_000;
export const MOST_FILES = 50;
/** Who has more to write to wants a list, and receivers take it for one. */
export const MOST_RECIPIENTS = 100;
export const MOST_SUBJECT_CHARS = 500;
