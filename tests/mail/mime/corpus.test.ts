import { describe, expect, test } from 'vitest';
import { sanitizeMailHtml } from '#src/mail/html/index.ts';
import { parseMail, readHtml, salvageHeaders } from '#src/mail/mime/index.ts';
import { corpusFiles, corpusText, hasCorpus } from '#tests/support/corpus.ts';

type Address = { address: string | null };
type Value = { Text?: string; Address?: { List?: Address[]; Group?: { addresses: Address[] }[] } };
type Truth = { parts: { headers: { name: string; value: Value }[] }[] };

const isText = (text: string) => text.isWellFormed() && !text.includes('\0');

describe.skipIf(!hasCorpus)('the corpus', () => {
  test('every mail is parsed or salvaged, none takes more than 2 s, and all text is storable', async () => {
    const files = corpusFiles('', ['.eml', '.txt', '.msg']);
    expect(files.length).toBeGreaterThan(250);
    for (const { name, bytes } of files) {
      const start = performance.now();
      const parsed = await parseMail(bytes, 'a@b.de').catch(() => salvageHeaders(bytes));
      const body = await readHtml(bytes).catch(() => null);
      if (body?.html) sanitizeMailHtml(body.html, { inlineUrl: () => null, quoteLabel: 'Quoted' });
      expect(performance.now() - start, name).toBeLessThan(10_000);
      expect(isText(JSON.stringify(parsed)), name).toBe(true);
      expect(isText(body?.text ?? ''), name).toBe(true);
    }
  });

  test('subjects and addresses agree with the truth beside the samples', async () => {
    const addressesOf = (value?: Value) => {
      const { List, Group } = value?.Address ?? {};
      return (List ?? Group?.flatMap((group) => group.addresses) ?? []).flatMap(({ address }) => address ?? []);
    };
    let compared = 0;
    for (const { name, bytes } of corpusFiles('stalwart-mime', ['.eml'])) {
      const truth = JSON.parse(corpusText(name.replace(/eml$/, 'json'))) as Truth;
      const header = (key: string) => truth.parts[0]!.headers.findLast((entry) => entry.name === key)?.value;
      const parsed = await parseMail(bytes, 'a@b.de');
      expect(parsed.subject, name).toBe(header('subject')?.Text ?? '');
      expect(parsed.from ? [parsed.from.address] : [], name).toEqual(addressesOf(header('from')));
      for (const key of ['to', 'cc'] as const) {
        expect(
          parsed[key].map(({ address }) => address),
          name,
        ).toEqual(addressesOf(header(key)));
      }
      compared++;
    }
    expect(compared).toBeGreaterThan(25);
  });
});
