import { Parser } from 'htmlparser2';

const FORBIDDEN_TAGS = new Set([
  ...[
    'applet',
    'audio',
    'base',
    'button',
    'embed',
    'form',
    'frame',
    'iframe',
    'image',
    'input',
    'link',
    'math',
    'meta',
  ],
  ...[
    'noscript',
    'object',
    'script',
    'select',
    'source',
    'style',
    'svg',
    'template',
    'textarea',
    'title',
    'video',
    'xmp',
  ],
]);
const FORBIDDEN_ATTRIBUTES =
  /^(on.*|id|class|name|hx-.*|data-.*|x-.*|_|action|formaction|srcset|background|poster|srcdoc|is|slot|xmlns.*|xlink.*|autofocus|tabindex|accesskey|contenteditable|popover.*)$/;
const SAFE_LINK = /^(https?:\/\/|mailto:|tel:)/i;

/** Everything in sanitised HTML that could run, call out or touch our page; empty if it is safe. */
export function dangersIn(html: string): string[] {
  const dangers: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (FORBIDDEN_TAGS.has(name)) dangers.push(`<${name}>`);
      for (const [key, value] of Object.entries(attributes)) {
        if (FORBIDDEN_ATTRIBUTES.test(key)) dangers.push(`${name} ${key}="${value}"`);
        if (key === 'href' && !SAFE_LINK.test(value)) dangers.push(`href ${value}`);
        if (key === 'src' && !/^(\/inline\/|data:image\/(png|jpe?g|gif|webp);)/.test(value))
          dangers.push(`src ${value}`);
        if (key === 'style' && /url|expression|position|@|\\|\/\*|!|var\s*\(|behaviou?r|-moz-binding/i.test(value)) {
          dangers.push(`style ${value}`);
        }
      }
    },
    oncomment: (data) => dangers.push(`<!--${data}`),
  });
  parser.end(html);
  return dangers;
}
