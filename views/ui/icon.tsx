import { raw } from 'hono/html';
import { type IconName, icons } from '#static/icons/index.ts';

export const Icon = ({ name }: { name: IconName }) => <>{raw(icons[name])}</>;
