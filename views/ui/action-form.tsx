import type { Child } from 'hono/jsx';

type Props = {
  method: 'post' | 'put' | 'delete';
  action: string;
  /** What the answer replaces; without it the form is an ordinary one, also where there is JavaScript. */
  target?: string;
  swap?: string;
  class?: string;
  id?: string;
  children: Child;
};

/** A form for one action: by htmx with its own method, without JavaScript by POST and `_method`. */
export const ActionForm = ({ method, action, target, swap = 'outerMorph', children, ...rest }: Props) => (
  <form
    {...rest}
    method="post"
    action={action}
    {...(target ? { [`hx-${method}`]: action, 'hx-target': target, 'hx-swap': swap } : {})}
  >
    {method === 'post' ? null : <input type="hidden" name="_method" value={method.toUpperCase()} />}
    {children}
  </form>
);
