/** Tells the server in which time zone this browser is, for the pages it draws. */

const NAME = 'postroom_zone';
const YEAR_S = 365 * 24 * 3600;

const known = () =>
  document.cookie
    .split('; ')
    .find((cookie) => cookie.startsWith(`${NAME}=`))
    ?.slice(NAME.length + 1);

/** Sets the cookie where it is missing or somebody has travelled. */
export function startTimeZone() {
  const zone = encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone);
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is missing where pages come over plain HTTP
  if (known() !== zone) document.cookie = `${NAME}=${zone}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax`;
}
