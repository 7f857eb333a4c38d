import { describe, expect, test } from 'vitest';
import { fillSignature, isUnwritten, signed, withSignature } from '#src/inbox/drafts/signature.ts';

const values = {
  name: 'Ada <Lovelace>',
  'job title': '',
  'calendar link': '',
  company: 'Acme',
  mailbox: 'Support',
};

describe('a signature is filled with what is known of its author', () => {
  test.each([
    ['<div>{name}</div><div>{Company}</div>', '<div>Ada &lt;Lovelace&gt;</div><div>Acme</div>'],
    ['<div>{name}<br>{job title}<br>{company}</div>', '<div>Ada &lt;Lovelace&gt;<br>Acme</div>'],
    ['<div>{job title}, {company}</div>', '<div>Acme</div>'],
    ['<div>{company} | {job title}</div><div>Book: {calendar link}</div>', '<div>Acme</div>'],
    ['<div>Best</div><div><b>{job title}</b></div><div>{unknown}</div>', '<div>Best</div><div>{unknown}</div>'],
  ])('%s', (html, filled) => expect(fillSignature(html, values)).toBe(filled));
});

describe('a signature stands below the text', () => {
  const acme = '<div>Ada</div><div><b>Acme</b></div>';
  const sales = '<div>Ada</div><div>Sales</div>';
  const begun = signed(acme);

  test('with room for words above it, in both forms', () => {
    expect(begun.text).toBe('\n\n-- \nAda\nAcme');
    expect(begun.html).toBe(`<div><br></div><div data-signature="">${acme}</div>`);
    expect(signed('')).toEqual({ html: '', text: '' });
  });

  test('and is not taken for an answer', () => {
    expect(isUnwritten(begun)).toBe(true);
    expect(isUnwritten({ ...begun, html: '' })).toBe(true);
    expect(isUnwritten({ ...begun, html: `<div>Hi</div>${begun.html}` })).toBe(false);
    expect(isUnwritten({ html: '', text: `Hi${begun.text}` })).toBe(false);
    expect(isUnwritten({ ...begun, html: `<div><img src="cid:1@x"></div>${begun.html}` })).toBe(false);
    expect(isUnwritten({ ...begun, html: `${begun.html}<div>P.S.</div>` })).toBe(false);
  });

  test('another mailbox’s takes its place', () => {
    const written = { html: `<div>Hi</div>${begun.html}<div>P.S.</div>`, text: `Hi${begun.text}` };
    const next = withSignature(written, acme, sales);
    expect(next.html).toBe(`<div>Hi</div><div><br></div><div data-signature="">${sales}</div><div>P.S.</div>`);
    expect(next.text).toBe('Hi\n\n-- \nAda\nSales');
    expect(withSignature(written, acme, '').html).toBe('<div>Hi</div><div><br></div><div>P.S.</div>');
  });

  test('but not of one that its author has changed', () => {
    const changed = { html: begun.html.replace('Ada', 'Ada L.'), text: begun.text.replace('Ada', 'Ada L.') };
    expect(withSignature(changed, acme, sales)).toEqual(changed);
  });
});
