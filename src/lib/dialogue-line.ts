/** A line of a session with a server, ours or theirs: hostile text, made fit for one line. */
export type DialogueLine = { isOurs: boolean; text: string };
