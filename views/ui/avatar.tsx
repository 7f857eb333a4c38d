import { initials } from './initials.ts';

/** Initials in a disc. The name always stands beside it or in a label nearby, so readers are spared it. */
export const Avatar = ({ name, kind, small }: { name: string; kind: 'customer' | 'colleague'; small?: boolean }) => (
  <span class={`avatar ${kind}${small ? ' small' : ''}`} aria-hidden="true">
    {initials(name)}
  </span>
);
