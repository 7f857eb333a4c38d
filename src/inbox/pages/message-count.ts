/** What a conversation shows at first: its newest messages. More are asked for in larger steps, up to what a page can bear. */
const AT_FIRST = 50;
const STEP = 100;
const AT_MOST = 1000;

/** How many of the newest messages a page's address asks for. */
export function readMessageCount(text: string | null | undefined): number {
  if (!text || !/^\d{1,6}$/.test(text)) return AT_FIRST;
  return Math.min(Math.max(Number(text), AT_FIRST), AT_MOST);
}

/** What stands in addresses for a number of messages: nothing for the usual one. */
export const messageCountShown = (count: number): number | null => (count === AT_FIRST ? null : count);

/** The number to ask for next, null when everything is shown, or as much as can be. */
export const nextMessageCount = (count: number, total: number): number | null =>
  count < total && count < AT_MOST ? Math.min(count + STEP, AT_MOST) : null;
