/** Endings by which a word in a name is taken for a domain; others ("Node.js", "St.Gallen") are words with a dot. */
const ENDINGS = new Set(
  (
    'com net org info biz io co eu gov edu mil int app dev shop online store site xyz tech cloud bank finance email support ' +
    'ac ae am ar at au be bg br ca cc ch cl cn cy cz de dk ee es fi fr ge gr hk hr hu id ie il in ir is it jp kr lt lu lv ' +
    'ma me mt mx my ng nl no nz pe ph pk pl pt ro rs ru sa se sg si sk th tr tv tw ua uk us vn za'
  ).split(' '),
);

const ADDRESS = /[^\s<>"'(),:;@[\]]{1,64}@((?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}\p{N}-]{2,63})/u;
const DOMAIN = /(?<![\p{L}\p{N}.@-])(?:[\p{L}\p{N}-]{1,63}\.){1,8}[a-z]{2,12}(?![\p{L}\p{N}@-])/giu;

// Names are at most 200 characters by the time they are shown; nothing here may depend on that.
const MOST_CHARS = 300;

/** An address and a domain that a display name mentions. */
export function mentionedIn(name: string): { address: string | null; domain: string | null } {
  const text = name.slice(0, MOST_CHARS);
  const address = ADDRESS.exec(text)?.[0]?.toLowerCase() ?? null;
  const domains = (text.match(DOMAIN) ?? []).map((each) => each.toLowerCase());
  return { address, domain: domains.find((each) => ENDINGS.has(each.split('.').at(-1) ?? '')) ?? null };
}

const SECOND_LEVELS = new Set(['co', 'com', 'org', 'net', 'gov', 'ac', 'edu', 'or', 'ne', 'gob', 'gouv']);

/** The labels that are somebody's own: `www.shop.example.co.uk` -> `example`. */
function ownLabel(domain: string): string {
  const labels = domain.split('.');
  const isTwofold = labels.length > 2 && labels.at(-1)?.length === 2 && SECOND_LEVELS.has(labels.at(-2) ?? '');
  return labels.at(isTwofold ? -3 : -2) ?? '';
}

// Where houses have their branches; `brand.xyz` is rather somebody else's.
const BRANCH = /(^|\.)(com|net|org|[a-z]{2})$/;

/**
 * Whether two domains are one house to a reader: a part of it, or a branch. `amazon.de` and `amazon.com` pass for the same:
 * names say the brand, addresses the branch, and a warning at each of them would be read by nobody.
 */
export const isSameSite = (a: string, b: string): boolean =>
  a === b ||
  a.endsWith(`.${b}`) ||
  b.endsWith(`.${a}`) ||
  (ownLabel(a) === ownLabel(b) && BRANCH.test(a) && BRANCH.test(b));
