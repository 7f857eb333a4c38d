import { fullDate, messageDate, shortDate } from '#src/words/index.ts';
import type { Dated } from './types.ts';

type Props = Dated & { at: number; style: 'short' | 'message' };

export const Time = ({ at, style, locale, timeZone, now }: Props) => {
  const setting = { locale, timeZone, now };
  return (
    <time datetime={new Date(at).toISOString()} title={fullDate(at, setting)}>
      {style === 'short' ? shortDate(at, setting) : messageDate(at, setting)}
    </time>
  );
};
