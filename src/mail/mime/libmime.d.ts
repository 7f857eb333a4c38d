// libmime ships no typings; this is the one function we use.
declare module 'libmime' {
  const libmime: { decodeWords(text: string): string };
  export default libmime;
}
