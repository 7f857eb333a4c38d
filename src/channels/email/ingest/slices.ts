// Decompressed mails that stand in memory together.
const SLICE_BYTES = 16_000_000;

/** Cuts a list of mails into slices whose bytes fit into memory together, in order; one mail larger than that is a slice alone. */
export function slicesOf<M extends { size: number }>(mails: M[]): M[][] {
  const slices: M[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const mail of mails) {
    bytes += mail.size;
    if (bytes > SLICE_BYTES) {
      slices.push([]);
      bytes = mail.size;
    }
    slices.at(-1)!.push(mail);
  }
  return slices;
}
