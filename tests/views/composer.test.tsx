import { expect, test } from 'vitest';
import { wordsFor } from '#src/words/index.ts';
import { draft, now } from '#tests/support/view-samples.ts';
import { SignInPage } from '#views/company/sessions/sign-in-page.tsx';
import { Composer } from '#views/inbox/drafts/composer.tsx';

const w = wordsFor('en');
const dated = { w, locale: 'en', timeZone: 'Europe/Berlin', now };
const draw = (errors: Record<string, string> = {}, isFocused = false) =>
  String(<Composer {...dated} draft={draft} errors={errors} isFocused={isFocused} />);

test('the composer works as a plain form: text, what was seen, files, and which button', () => {
  const html = draw();
  expect(html).toMatch(/<form id="composer"[^>]*action="\/drafts\/78\/dispatch"[^>]*enctype="multipart\/form-data"/);
  expect(html).toMatch(/<textarea[^>]*name="text"[^>]*>Hi Helen,\n\nBen/);
  expect(html).toContain('name="seen" value="907"');
  expect(html).toContain('name="andClose" value="1"');
  expect(html).toMatch(/name="_method" value="DELETE" formaction="\/drafts\/78"/);
});

test('the first button sends, so that nothing else is pressed by accident', () => {
  expect(draw().indexOf('name="send"')).toBeLessThan(draw().indexOf('formaction="/drafts/78"'));
});

test('the editor stays hidden until the script brings it to life', () => {
  expect(draw()).toMatch(/<div[^>]*data-editor[^>]*hidden/);
  expect(draw()).toMatch(/data-toolbar[^>]*hidden/);
});

test('a refused text is kept and its error is tied to the field', () => {
  const html = draw({ text: w.errors.fields.emptyMessage });
  expect(html).toMatch(/<textarea[^>]*aria-invalid="true" aria-describedby="composer-error"/);
  expect(html).toContain(draft.text.trim().split('\n').at(-1));
});

test('it asks for the focus only when it was just opened', () => {
  expect(draw({}, true)).toContain('data-focus');
  expect(draw({}, false)).not.toContain('data-focus');
});

test('a form that comes back keeps what was typed, but never a password', () => {
  const html = String(
    <SignInPage
      w={w}
      form={{ errors: {}, values: { email: 'mara@lumen.example', password: 'secret words' } }}
      next={null}
      hasReset={false}
    />,
  );
  expect(html).toContain('value="mara@lumen.example"');
  expect(html).not.toContain('secret words');
});
