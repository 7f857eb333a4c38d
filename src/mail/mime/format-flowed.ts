/**
 * Joins the soft-wrapped lines of format=flowed (RFC 3676 4.2): a line that ends in a space goes on in the next one
 * of the same quote depth. `delSp` drops that space (for scripts without spaces). The signature line `-- ` never joins.
 */
export function unflow(text: string, delSp: boolean): string {
  const out: string[] = [];
  let paragraph: string[] = [];
  let depth = 0;
  const finish = () => {
    if (paragraph.length > 0) out.push('>'.repeat(depth) + (depth > 0 ? ' ' : '') + paragraph.join(''));
    paragraph = [];
  };
  for (const line of text.split('\n')) {
    const lineDepth = quoteDepth(line);
    // One space after the quote marks is stuffing (4.4), there to protect spaces, `>` and `From `.
    const content = line.slice(line[lineDepth] === ' ' ? lineDepth + 1 : lineDepth);
    if (lineDepth !== depth || content === '-- ') finish();
    depth = lineDepth;
    const isFlowed = content.endsWith(' ') && content !== '-- ';
    paragraph.push(isFlowed && delSp ? content.slice(0, -1) : content);
    if (!isFlowed) finish();
  }
  finish();
  return out.join('\n');
}

function quoteDepth(line: string): number {
  let depth = 0;
  while (line[depth] === '>') depth++;
  return depth;
}
