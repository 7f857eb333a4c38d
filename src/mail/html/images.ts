import { fetchesImage } from './css.ts';
import { backgroundUrl, firstOfSet, isTracker, remoteUrl } from './remote.ts';

// Larger pictures belong into parts of their own; what is pasted as data: is a logo or a small screenshot.
const MAX_DATA_URL = 2_000_000;
const MAX_DATA_IN_MAIL = 4_000_000;
const DATA_IMAGE = /^data:image\/(png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]*$/i;
const FETCHING_ATTRIBUTES = ['background', 'src', 'srcset', 'poster', 'lowsrc', 'dynsrc', 'data'];
const FETCHING_TAGS = new Set(['audio', 'embed', 'iframe', 'input', 'object', 'source', 'video']);

type Attributes = Record<string, string>;

export type ImageSources = {
  /** Where a picture of this same mail is served from, null if the mail has none of that Content-ID. */
  inlineUrl(cid: string): string | null;
  /** Where a picture of another server is fetched for us; without it none is shown. */
  proxyUrl?: ((url: string) => string) | undefined;
};

/** Decides for one mail which pictures may be shown, and counts those that would call another server. */
export class Images {
  /** not shown, though somebody could want to see them; `loadable` are those that `proxyUrl` would bring */
  blocked = 0;
  loadable = 0;
  /** shown through us */
  proxied = 0;
  /** never shown */
  trackers = 0;
  private dataSize = 0;

  constructor(private readonly sources: ImageSources) {}

  /** The attributes of an <img>: `src` only if it may be shown; `alt` stays as the placeholder of others. */
  forImage(attributes: Attributes): Attributes {
    const { src = '', srcset = '', ...others } = attributes;
    const shown = this.shownSource(src.trim());
    if (shown !== null) return { ...others, src: shown };
    if (!isRemote(src) && !srcset) return others;
    const proxied = this.proxiedSource(remoteUrl(src) ?? remoteUrl(firstOfSet(srcset)), attributes);
    return proxied === null ? others : { ...others, src: proxied };
  }

  /** What a background becomes in CSS, null if there is none to show. Counts what any element but <img> would fetch. */
  forBackground(tag: string, attributes: Attributes): string | null {
    const isFetching = FETCHING_ATTRIBUTES.some((name) =>
      name === 'background' || FETCHING_TAGS.has(tag) ? isRemote(attributes[name] ?? '') : false,
    );
    if (!isFetching && !fetchesImage(attributes.style ?? '')) return null;
    const proxied = this.proxiedSource(FETCHING_TAGS.has(tag) ? null : backgroundUrl(attributes), {});
    return proxied && `background-image:url("${proxied}")`;
  }

  private proxiedSource(url: string | null, attributes: Attributes): string | null {
    if (url !== null && isTracker(attributes)) this.trackers++;
    else if (url !== null && this.sources.proxyUrl) {
      this.proxied++;
      return this.sources.proxyUrl(url);
    } else {
      this.blocked++;
      if (url !== null) this.loadable++;
    }
    return null;
  }

  private shownSource(src: string): string | null {
    const cid = /^cid:(.+)$/is.exec(src)?.[1];
    if (cid) return this.sources.inlineUrl(decoded(cid.slice(0, 998)));
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
