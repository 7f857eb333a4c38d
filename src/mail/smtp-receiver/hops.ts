/** Postfix's hopcount_limit: real routes stay far below, a loop passes it within seconds. */
const mostHops = 50;
/** Fifty Received fields take about 20 kB. */
const searchedBytes = 256 * 1024;

/** True when the header block carries more Received fields than any honest route has (RFC 5321 section 6.3). */
export function isLooping(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, searchedBytes));
  const end = start.indexOf('\r\n\r\n');
  const received = start.toString('latin1', 0, end < 0 ? start.length : end).match(/^received:/gim);
  return (received?.length ?? 0) > mostHops;
}
