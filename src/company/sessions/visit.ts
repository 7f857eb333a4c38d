import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { Actor } from '#src/company/access/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Words } from '#src/words/index.ts';
import type { ShellProps } from '#views/layouts/shell.tsx';
import type { Session } from './session.ts';

/** What a view needs of whoever looks at it: sentences, clock and calendar. */
export type Shown = { w: Words; locale: string; timeZone: string; now: number };

/** What every route finds on its request: who asks (null: a stranger), the belt, and how to speak to them. */
export type Visit = {
  Bindings: { address: string };
  Variables: {
    ctx: Ctx;
    session: Session | null;
    actor: Actor | null;
    shown: Shown;
    company: string | null;
    isSecure: boolean;
  };
};

export type VisitContext = Context<Visit>;

/** Where a page stands in the shell, for what is marked as current. */
export type Frame = {
  title: string;
  place?: NonNullable<ShellProps['lists']['place']>;
  page?: NonNullable<ShellProps['foot']['page']>;
  /** Without the shell around it, whoever looks: a page that a link in a mail leads to. */
  isPlain?: boolean;
  status?: 200 | 400 | 403 | 404 | 409 | 422 | 429 | 500 | 502;
};

declare module 'hono' {
  interface ContextRenderer {
    // biome-ignore lint/style/useShorthandFunctionType: Hono declares it as an interface, to be merged with
    (content: Child, frame: Frame): Response | Promise<Response>;
  }
}
