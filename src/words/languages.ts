const base = (tag: string) => tag.toLowerCase().split('-')[0] ?? '';

/** Language ranges of an Accept-Language header, best first (RFC 9110 section 12.5.4); what can't be read is left out. */
function ranges(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { tag: tag.trim(), quality: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}

/** What the person chose, else what the browser asks for, else the first available; `de-AT` is content with `de`. */
export function pickLanguage(userLanguage: string | null, acceptLanguage: string | null, available: string[]): string {
  const wanted = [...(userLanguage ? [userLanguage] : []), ...ranges(acceptLanguage ?? '')];
  for (const tag of wanted) {
    const exact = available.find((language) => language.toLowerCase() === tag.toLowerCase());
    const near = exact ?? available.find((language) => base(language) === base(tag));
    if (near) return near;
  }
  return available[0] ?? 'en';
}
