import { describe, expect, test } from 'vitest';
import { wordsFor } from '#src/words/index.ts';
import { pages } from '#tests/support/view-pages.tsx';

const drawn = pages(wordsFor('en')).map(({ name, html }) => [name, html()] as const);
const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1] ?? '');

describe('every page', () => {
  test.each(drawn)(
    '%s has no inline style, script or handler, which the content security policy forbids',
    (_, html) => {
      expect(html).not.toMatch(/<[^>]+\s(?:style|on[a-z]+|hx-on[^=]*)=/);
      expect(html).not.toMatch(/<style|<script(?![^>]*\ssrc=)/);
      expect(html).not.toMatch(/hx-trigger="[^"]*\[/);
    },
  );

  test.each(drawn)('%s uses each id once, and points only at ids that exist', (_, html) => {
    const ids = all(html, /\sid="([^"]+)"/g);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const pointers = all(
      html,
      /\s(?:aria-labelledby|aria-describedby|for|popovertarget|commandfor)="([^"]+)"/g,
    ).flatMap((list) => list.split(' '));
    expect(pointers.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test.each(drawn)('%s names every control', (_, html) => {
    const labelled = new Set(all(html, /<label[^>]*\sfor="([^"]+)"/g));
    const controls = html.match(/<(?:input|select|textarea)\b[^>]*>/g) ?? [];
    const nameless = controls.filter((control) => {
      const id = /\sid="([^"]+)"/.exec(control)?.[1];
      return !/type="hidden"|aria-label=/.test(control) && !(id && labelled.has(id));
    });
    expect(nameless).toEqual([]);
    const silent = (html.match(/<(button|summary|a)\b[^>]*>(?:<svg[\s\S]*?<\/svg>|\s)*<\/\1>/g) ?? []).filter(
      (element) => !element.includes('aria-label='),
    );
    expect(silent).toEqual([]);
  });

  // On a phone the list and its heading give way to the conversation, which then needs one of its own.
  test.each(drawn)('%s has one main landmark and one first heading, besides that of a conversation', (_, html) => {
    expect(all(html, /<(main)\b/g)).toHaveLength(1);
    expect(all(html, /<(h1)\b(?! id="conversation-subject")/g)).toHaveLength(1);
    expect(html).toMatch(/<html lang="en">/);
  });

  test.each(drawn)('%s sends forms without JavaScript by POST, with the real method beside it', (_, html) => {
    const forms = html.match(/<form\b[\s\S]*?<\/form>/g) ?? [];
    // A search changes nothing, and can be kept as a link.
    const asking = forms.filter((text) => /^<form[^>]*method="get"/.test(text));
    for (const form of asking) expect(html).toContain(`<search>${form}`);
    for (const form of forms.filter((text) => !asking.includes(text) && !text.includes('method="dialog"'))) {
      expect(form).toMatch(/^<form[^>]*method="post"/);
      expect(form).toMatch(/^<form[^>]*action="\//);
      const method = /^<form[^>]*hx-(put|delete)=/.exec(form)?.[1];
      if (method) expect(form).toContain(`name="_method" value="${method.toUpperCase()}"`);
    }
  });
});
