// What people and servers write above the mail they return; `-` and `=` around it don't count.
const MARKERS =
  /^(original (message|mail|e-?mail)( follows.*| headers?.*| .{0,30})?|below this line is a copy.*|(this|the following) is (a|the) copy of .*|message (headers|text|body)? ?follows.*|(the )?headers? of the original message.*|the (body|header|headers|text) of (the|your) (original )?(message|mail).*|unsent message( below| follows)?.*|undelivered message.*|returned (message|mail)( follows)?.*|original message .*|(your )?(original )?message (is )?(attached|returned|follows) ?(below)?.*|your (original )?message( text)?( reads.*| follows.*| is (attached|enclosed) .*)?|forwarded (message|mail).*|included message .*|received:.*|content of (the )?original.*|(the )?attached (file|message).*original.*|included is a copy of the message header.*)$/i;
const HEADER =
  /^(received|return-path|message-id|from|to|subject|date|mime-version|content-type|x-[\w-]{1,40}|dkim-signature|cc|reply-to|sender|content-transfer-encoding|user-agent):/i;

const MOST_LINES = 2000;
const MOST_CHARS = 100_000;

export type Notice = { lines: string[]; returned: string };

/** Divides a report in prose into what the server says and the mail (or its headers) pasted below. */
export function splitNotice(text: string): Notice {
  const lines = text
    .slice(0, MOST_CHARS)
    .split('\n')
    .slice(0, MOST_LINES)
    .map((line) => line.slice(0, 1000).trimEnd());
  const start = lines.findIndex((_, at) => at > 0 && (isMarker(lines[at]!) || isHeaderBlock(lines, at)));
  if (start < 0) return { lines, returned: '' };
  const below = lines.findIndex((_, at) => at >= start && isHeaderBlock(lines, at));
  return { lines: lines.slice(0, start), returned: below < 0 ? '' : lines.slice(below).join('\n') };
}

function isMarker(line: string): boolean {
  const bare = line.replace(/^[\s\-=_*+>#:|]{1,100}/, '').replace(/[\s\-=_*+:.|]{1,100}$/, '');
  return bare !== '' && bare.length < 200 && MARKERS.test(bare) && !bare.includes('@');
}

/** Three header lines in a row, folded lines left out, begin a mail. */
function isHeaderBlock(lines: string[], at: number): boolean {
  if (!HEADER.test(lines[at]!)) return false;
  let found = 0;
  for (let i = at; i < lines.length && i < at + 30; i++) {
    const line = lines[i]!;
    if (HEADER.test(line)) found++;
    else if (!/^[ \t]+\S/.test(line)) break;
    if (found >= 3) return true;
  }
  return false;
}
