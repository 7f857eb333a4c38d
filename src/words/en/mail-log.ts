/** The mail log. */
export const mailLog = {};
