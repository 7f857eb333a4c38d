import { initials } from './initials.ts';

type Props = {
  name: string;
  kind: 'customer' | 'colleague';
  /** Where the picture of a colleague stands, who has one. */
  photo?: string | null | undefined;
  size?: 'tiny' | 'large';
};

/** A picture, else initials in a disc. The name always stands beside it or in a label nearby, so readers are spared it. */
export const Avatar = ({ name, kind, photo, size }: Props) => {
  const classes = ['avatar', kind, size].filter(Boolean).join(' ');
  if (photo) return <img class={classes} src={photo} alt="" loading="lazy" decoding="async" />;
  return (
    <span class={classes} aria-hidden="true">
      {initials(name)}
    </span>
  );
};
