/** What one draft may carry, in bytes. Receivers refuse much more (Gmail 25 MB, encoded), and text is never that long. */
export const MOST_FILE_BYTES = 18_000_000;
export const MOST_TEXT_CHARS = 500_000;
export const MOST_FILES = 50;
