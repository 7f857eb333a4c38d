/** Parts of a mail shown for what they are: calendar, signed, encrypted, winmail.dat. */
export const formats = {};
