import { expect, test } from 'vitest';
import { createPictureCache } from '#src/inbox/pages/picture-cache.ts';

const limits = { mostBytes: 100, keptMs: 1000, failedMs: 10, atOnce: 2 };

function loading() {
  const asked: string[] = [];
  const answers: { url: string; give(size: number | null): void }[] = [];
  const load = (url: string) => {
    asked.push(url);
    return new Promise<{ bytes: Uint8Array; type: string } | null>((resolve) => {
      answers.push({ url, give: (size) => resolve(size === null ? null : { bytes: new Uint8Array(size), type: 'x' }) });
    });
  };
  return { asked, answers, load };
}

test('those who ask for the same picture at the same time share one request', async () => {
  const { asked, answers, load } = loading();
  const picture = createPictureCache(load, { ...limits, now: () => 0 });
  const both = [picture('a'), picture('a')];
  answers[0]!.give(10);
  expect((await Promise.all(both)).map((each) => each?.bytes.length)).toEqual([10, 10]);
  expect(asked).toEqual(['a']);
});

test('a picture is fetched anew once it is old, a failed one sooner', async () => {
  let now = 0;
  const { asked, load, answers } = loading();
  const picture = createPictureCache(load, { ...limits, now: () => now });
  const ask = async (url: string, size: number | null) => {
    const coming = picture(url);
    answers.at(-1)?.give(size);
    return coming;
  };
  await ask('a', 1);
  await ask('b', null);
  now = 11;
  await ask('a', 1);
  await ask('b', null);
  now = 2000;
  await ask('a', 1);
  expect(asked).toEqual(['a', 'b', 'b', 'a']);
});

test('the picture that was used longest ago makes room', async () => {
  const { asked, load, answers } = loading();
  const picture = createPictureCache(load, { ...limits, now: () => 0 });
  for (const url of ['a', 'b', 'a', 'c', 'a', 'b']) {
    const coming = picture(url);
    answers.findLast((answer) => answer.url === url)?.give(40);
    await coming;
  }
  expect(asked).toEqual(['a', 'b', 'c', 'b']);
});

test('no more than so many requests run at once, and one that fails lets the next one go', async () => {
  const asked: string[] = [];
  const picture = createPictureCache(
    async (url) => {
      asked.push(url);
      if (url === 'a') throw new Error('broken');
      return null;
    },
    { ...limits, atOnce: 1, now: () => 0 },
  );
  const [first, second, third] = await Promise.allSettled([picture('a'), picture('b'), picture('c')]);
  expect(first!.status).toBe('rejected');
  expect([second!.status, third!.status]).toEqual(['fulfilled', 'fulfilled']);
  expect(asked).toEqual(['a', 'b', 'c']);
});
