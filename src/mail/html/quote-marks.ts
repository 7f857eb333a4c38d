// How mail programs mark what they quote. `element`: the element holds the quote. `rest`: the quote begins here and
// goes on to the end of the element around it.
export type QuoteMark = 'element' | 'rest';

const QUOTE_CLASSES = new Set([
  ...['gmail_quote', 'gmail_quote_container', 'protonmail_quote', 'tutanota_quote', 'yahoo_quoted', 'zmail_extra'],
]);

// Desktop Outlook: a grey line above "From: ... Sent: ...". Colour and unit depend on its version and language.
const OUTLOOK_LINE = /border-top:solid#(e1e1e1|b5c4df)1\.0pt;padding:3\.0pt0(in|cm)0(in|cm)0(in|cm)/;

const DASHED_TITLE =
  /^[-_\s]{2,}(original message|original appointment|ursprüngliche nachricht|originalnachricht|message d'origine|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|oprindelig meddelelse|opprinnelig melding|ursprungligt meddelande|alkuperäinen viesti|wiadomość oryginalna|oryginalna wiadomość|orijinal mesaj|původní zpráva|eredeti üzenet|исходное сообщение|αρχικό μήνυμα|original|原始邮件|原始郵件|元のメッセージ|원본 메시지)[-_\s]{2,}$/;

/** How an element marks a quote, null if it marks none. */
export function quoteMark(tag: string, attributes: Record<string, string>): QuoteMark | null {
  const { class: classes = '', id = '', style = '', type = '' } = attributes;
  if (tag === 'blockquote' && type.toLowerCase() === 'cite') return 'element';
  if (id.startsWith('yahoo_quoted') || classes.split(/\s+/, 20).some((name) => QUOTE_CLASSES.has(name)))
    return 'element';
  if (id === 'divRplyFwdMsg' || id === 'appendonsend') return 'rest';
  return style.length < 500 && OUTLOOK_LINE.test(style.toLowerCase().replace(/\s+/g, '')) ? 'rest' : null;
}

/** True for a line such as `-----Original Message-----` in the languages that people write us in. */
export const isDashedTitle = (line: string): boolean =>
  line.length < 120 && DASHED_TITLE.test(line.trim().toLowerCase());
