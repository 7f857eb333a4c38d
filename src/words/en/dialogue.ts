/** A session with a server, line by line. */
export const dialogue = { title: 'What was said', ours: 'Us', theirs: 'Server' };
