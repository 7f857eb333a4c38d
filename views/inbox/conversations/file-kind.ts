/** What to call a file's type: its ending where it has a plausible one ("PDF"), else the end of its media type, unless that says nothing. */
export function fileKind(name: string | null, type: string): string {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name ?? '')?.[1];
  const media = type === 'application/octet-stream' ? '' : (type.split('/').at(-1) ?? '');
  return (ending ?? media).toUpperCase();
}
