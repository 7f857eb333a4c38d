import { raw } from 'hono/html';

/** Markup that our own server made and escaped. Never give it anything a customer wrote. */
export const ServerHtml = ({ html }: { html: string }) => <>{raw(html)}</>;
