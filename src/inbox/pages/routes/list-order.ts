import { getCookie, setCookie } from 'hono/cookie';
import type { VisitContext } from '#src/company/sessions/index.ts';
import { type ListOrder, readOrder } from '#src/inbox/conversations/index.ts';
import { isFragmentRequest } from '#src/lib/htmx.ts';

const COOKIE = 'postroom_order';
const YEAR_S = 365 * 24 * 3600;

/**
 * How the person wants lists ordered: as the address says, else as they chose last in this browser. A fragment's address
 * repeats what its page was drawn with and is no choice.
 */
export function chosenOrder(c: VisitContext): ListOrder {
  const asked = readOrder(c.req.query('order'));
  if (asked && !isFragmentRequest(c.req)) {
    const how = { path: '/', maxAge: YEAR_S, sameSite: 'Lax', httpOnly: true, secure: c.var.isSecure } as const;
    setCookie(c, COOKIE, asked, how);
  }
  return asked ?? readOrder(getCookie(c, COOKIE)) ?? 'newest';
}
