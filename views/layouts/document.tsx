import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';

export type DocumentProps = {
  /** Language of the sentences, for readers and hyphenation. */
  lang: string;
  title: string;
  styleUrl: string;
  scriptUrl: string;
  iconUrl: string;
  children: Child;
};

// Its indicator style and what it does to settle a swap would be inline styles, which the content security policy forbids.
const htmxConfig = '{"includeIndicatorCSS":false,"mode":"same-origin","defaultSettleDelay":0}';

export const Document = ({ lang, title, styleUrl, scriptUrl, iconUrl, children }: DocumentProps) => (
  <>
    {raw('<!doctype html>')}
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
        <meta name="color-scheme" content="light dark" />
        <meta name="htmx-config" content={htmxConfig} />
        <link rel="icon" href={iconUrl} type="image/svg+xml" />
        <link rel="stylesheet" href={styleUrl} />
        <script type="module" src={scriptUrl} />
      </head>
      <body>{children}</body>
    </html>
  </>
);
