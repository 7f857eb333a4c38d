const END_OF_TEXT = '\u0003';
const BACKSPACE = '\u007f';

/** Asks on the terminal without showing what is typed; null where nobody sits at one. */
export async function askSecret(question: string): Promise<string | null> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) return null;
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let typed = '';
  const take = (chunk: Buffer) => {
    for (const key of chunk.toString()) {
      if (key === END_OF_TEXT) return reject(new Error('Nothing was done.'));
      if (key === '\r' || key === '\n') return resolve(typed);
      typed = key === BACKSPACE ? typed.slice(0, -1) : typed + key;
    }
  };
  // Before the question, since what is typed at once would be shown.
  stdin.setRawMode(true).on('data', take).resume();
  stderr.write(question);
  try {
    return await promise;
  } finally {
    stdin.off('data', take).setRawMode(false).pause();
    stderr.write('\n');
  }
}
