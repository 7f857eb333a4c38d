import type { TestBrowser } from './postroom.ts';

export type Answer = { text: string; html?: string; files?: File[]; andClose?: boolean };

/** Answers a conversation as a browser without JavaScript does: a draft is begun, files are attached, the form is sent. */
export async function answer(url: string, browser: TestBrowser, conversationId: number, wanted: Answer): Promise<void> {
  const draftId = await beginDraft(browser, conversationId);
  const { text, html = '', files = [], andClose = false } = wanted;
  const form = new FormData();
  form.set('text', text);
  form.set('html', html);
  form.set('seen', await newestSeen(browser, conversationId));
  if (andClose) form.set('andClose', '1');
  for (const file of files) form.append('file', file);
  const headers = { Origin: url, Cookie: browser.cookie };
  const response = await fetch(`${url}/drafts/${draftId}/dispatch`, {
    method: 'POST',
    headers,
    body: form,
    redirect: 'manual',
  });
  if (response.status !== 303)
    throw new Error(`Sending answered ${response.status}: ${(await response.text()).slice(0, 500)}`);
}

export async function beginDraft(browser: TestBrowser, conversationId: number): Promise<string> {
  await browser.send(`/conversations/${conversationId}/drafts`);
  const page = await (await browser.get(`/conversations/${conversationId}`)).text();
  // Answers that are still about to leave stand on the page too.
  return /<form id="composer"[^>]* data-draft="(\d+)"/.exec(page)![1]!;
}

/** The newest message the page before the author shows. */
async function newestSeen(browser: TestBrowser, conversationId: number): Promise<string> {
  const page = await (await browser.get(`/conversations/${conversationId}`)).text();
  const seen = /name="seen"[^>]*value="(\d+)"|value="(\d+)"[^>]*name="seen"/.exec(page);
  return seen?.[1] ?? seen?.[2] ?? '0';
}
