import type { Random } from '#src/lib/random.ts';
import type { Writer } from './vocabulary.ts';

const FONTS = [
  'Arial,Helvetica,sans-serif',
  'Calibri,sans-serif',
  "'Segoe UI',Tahoma,sans-serif",
  'Verdana,sans-serif',
];

const colour = (random: Random) => `#${random.below(0xffffff).toString(16).padStart(6, '0')}`;

const token = (random: Random, bytes: number) => Buffer.from(random.bytes(bytes)).toString('base64url');

/** One row of a newsletter: a table inside a table, an image, a tracked link, its own inline styles. */
function block(random: Random, writer: Writer): string {
  const style = `font-family:${random.pick(FONTS)};font-size:${random.between(12, 22)}px;line-height:${random.between(16, 30)}px;color:${colour(random)};padding:${random.between(4, 32)}px`;
  const link = `https://click.${writer.word().toLowerCase()}.example/t/${token(random, 48)}`;
  return `<tr><td align="left" valign="top" style="${style}"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr>
<td width="${random.between(80, 300)}"><img src="https://img.example/${token(random, 18)}.jpg" width="${random.between(60, 600)}" alt="${writer.word()}" style="display:block;border:0"></td>
<td style="background-color:${colour(random)}"><p style="margin:0 0 ${random.between(4, 18)}px">${writer.paragraph(random.between(120, 700))}</p>
<a href="${link}" target="_blank" style="color:${colour(random)};text-decoration:underline">${writer.sentence()}</a></td></tr></table></td></tr>
`;
}

/** One stretch of an Outlook answer: a paragraph for each line, each with the same long class and style. */
function paragraph(random: Random, writer: Writer): string {
  return `<p class="MsoNormal" style="mso-margin-top-alt:auto"><span lang="EN-US" style="font-size:11.0pt;font-family:${random.pick(FONTS)};color:${colour(random)};mso-fareast-language:EN-US">${writer.paragraph(random.between(40, 500))}<o:p></o:p></span></p>
`;
}

/** A newsletter or an Outlook answer of at least so many bytes. */
export function htmlBody(random: Random, writer: Writer, bytes: number): string {
  const isNewsletter = random.next() < 0.5;
  const draw = isNewsletter ? block : paragraph;
  let body = '';
  let size = 0;
  while (size < bytes) {
    const next = draw(random, writer);
    body += next;
    size += Buffer.byteLength(next);
  }
  const head = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style>p.MsoNormal{margin:0cm;font-size:11.0pt}.w{max-width:${random.between(500, 700)}px}</style></head>`;
  const inside = isNewsletter
    ? `<table class="w" width="100%" cellpadding="0" cellspacing="0">${body}</table>`
    : `<div class="WordSection1">${body}</div>`;
  return `${head}<body lang="EN-US" style="margin:0">${inside}</body></html>\n`;
}
