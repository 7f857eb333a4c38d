type Headers = { header(name: string): string | undefined };

/** Whether htmx asks, and so wants a fragment. */
export const isFragmentRequest = (request: Headers): boolean => request.header('HX-Request') === 'true';

/** The id of the element an htmx request will fill; htmx 4 sends it as `tag#id`. */
export const fragmentTarget = (request: Headers): string | null =>
  isFragmentRequest(request) ? (request.header('HX-Target')?.split('#').at(-1) ?? null) : null;
