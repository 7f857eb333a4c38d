import { expect, test } from 'vitest';
import { sanitizeMailHtml } from '#src/mail/html/index.ts';

const options = { inlineUrl: () => null, quoteLabel: 'Quoted' };
const blocked = (html: string) => sanitizeMailHtml(html, options);
const shown = (html: string) =>
  sanitizeMailHtml(html, { ...options, proxyUrl: (url) => `/proxy?url=${encodeURIComponent(url)}` });
const fetched = (html: string) =>
  [...html.matchAll(/\/proxy\?url=([^"&]+)/g)].map(([, url]) => decodeURIComponent(url!));

test.each<[string, string, string]>([
  ['a picture', '<img src="https://x.test/a.png?b=1&amp;c=2#d">', 'https://x.test/a.png?b=1&c=2'],
  ['one without a scheme', '<img src="//x.test/a.png">', 'https://x.test/a.png'],
  ['one of a srcset', '<img srcset="https://x.test/a.png 2x, https://x.test/b.png">', 'https://x.test/a.png'],
  ['a background', '<table background="http://x.test/a.png"><tr><td>x</td></tr></table>', 'http://x.test/a.png'],
  [
    'one in CSS',
    '<div style="color:red;background:#fff url(\'https://x.test/a.png\') no-repeat">x</div>',
    'https://x.test/a.png',
  ],
  ['one with quotes', `<img src="https://x.test/a'&quot;).png">`, "https://x.test/a'%22).png"],
])('H5: %s comes through us when it is asked for', (_, html, url) => {
  expect(blocked(html)).toMatchObject({ blockedImages: 1, loadableImages: 1, proxiedImages: 0 });
  expect(blocked(html).html).not.toContain('x.test');
  const result = shown(html);
  expect(fetched(result.html)).toEqual([url]);
  expect(result.html.replaceAll(encodeURIComponent(url), '')).not.toContain('x.test');
  expect(result).toMatchObject({ blockedImages: 0, loadableImages: 0, proxiedImages: 1 });
});

test.each([
  '<img src="ftp://x.test/a.png">',
  '<img src="https://user:word@x.test/a.png">',
  '<img src="/sign-out">',
  '<img src="https:///x.test/a">',
  '<video poster="https://x.test/a.png" src="https://x.test/b"></video>',
  '<div style="background:image-set(\'https://x.test/a\' 1x)">x</div>',
  '<div style="--a:url(//x.test);background:var(--a)">x</div>',
])('H5: %s is fetched by nobody', (html) => {
  expect(fetched(shown(html).html)).toEqual([]);
  expect(shown(html).html).not.toContain('x.test');
  expect(blocked(html)).toMatchObject({ blockedImages: 1, loadableImages: 0 });
});

test.each([
  '<img src="https://x.test/p" width="1" height="1">',
  '<img src="https://x.test/p" width="1">',
  '<img src="https://x.test/p" height=0 width=0>',
  '<img src="https://x.test/p" style="width:1px; height:1px">',
  '<img src="https://x.test/p" style="display : none !important">',
  '<img src="https://x.test/p" width="600" style="max-height:0">',
])('H5: %s tells who opened a mail, and is never fetched', (html) => {
  for (const result of [blocked(html), shown(html)]) {
    expect(result).toMatchObject({ trackers: 1, blockedImages: 0, proxiedImages: 0 });
    expect(result.html).not.toContain('x.test');
  }
});

test.each(['width="600" height="1"', 'width="100%"', 'style="line-height:0"', ''])(
  'a picture with %s is there to be seen',
  (attributes) => {
    expect(shown(`<img src="https://x.test/p" ${attributes}>`)).toMatchObject({ trackers: 0, proxiedImages: 1 });
  },
);

test('H10: tens of thousands of pictures are no burden', () => {
  const began = performance.now();
  shown('<img src="https://x.test/p.png" width="3" style="width:1px;color:red">'.repeat(40_000));
  expect(performance.now() - began).toBeLessThan(10_000);
});
