import { fetchesImage } from './css.ts';

// Larger pictures belong into parts of their own; what is pasted as data: is a logo or a small screenshot.
const MAX_DATA_URL = 2_000_000;
const MAX_DATA_IN_MAIL = 4_000_000;
const DATA_IMAGE = /^data:image\/(png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]*$/i;
const FETCHING_ATTRIBUTES = ['background', 'src', 'srcset', 'poster', 'lowsrc', 'dynsrc', 'data'];
const FETCHING_TAGS = new Set(['audio', 'embed', 'iframe', 'input', 'object', 'source', 'video']);

type Attributes = Record<string, string>;

/** Decides for one mail which pictures may be shown, and counts those that would call another server. */
export class Images {
  blocked = 0;
  private dataSize = 0;

  constructor(private readonly inlineUrl: (cid: string) => string | null) {}

  /** The attributes of an <img>: `src` only if it is of this mail; `alt` stays as the placeholder of others. */
  forImage(attributes: Attributes): Attributes {
    const { src = '', srcset, ...others } = attributes;
    const shown = this.shownSource(src.trim());
    if (shown === null && (isRemote(src) || srcset)) this.blocked++;
    return shown === null ? others : { ...others, src: shown };
  }

  /** Counts what any other element would fetch; the attributes themselves are on no allow-list. */
  countFetches(tag: string, attributes: Attributes): void {
    const isFetching = FETCHING_ATTRIBUTES.some((name) =>
      name === 'background' || FETCHING_TAGS.has(tag) ? isRemote(attributes[name] ?? '') : false,
    );
    if (isFetching || fetchesImage(attributes.style ?? '')) this.blocked++;
  }

  private shownSource(src: string): string | null {
    const cid = /^cid:(.+)$/is.exec(src)?.[1];
    if (cid) return this.inlineUrl(decoded(cid.slice(0, 998)));
    if (!src.startsWith('data:') || src.length > MAX_DATA_URL || !DATA_IMAGE.test(src)) return null;
    this.dataSize += src.length;
    return this.dataSize > MAX_DATA_IN_MAIL ? null : src;
  }
}

const isRemote = (url: string) => url.trim() !== '' && !/^\s*(cid|data):/i.test(url);

// RFC 2392: a cid: URL is percent-encoded, the Content-ID is not.
function decoded(cid: string): string {
  try {
    return decodeURIComponent(cid);
  } catch {
    return cid;
  }
}
