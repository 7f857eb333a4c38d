// libqp ships no typings; only its decoder is replaced.
declare module 'libqp' {
  const libqp: {
    Decoder: unknown;
    decode(text: string | Buffer): Buffer;
    encode(bytes: Buffer): string;
    wrap(text: string): string;
  };
  export default libqp;
}
