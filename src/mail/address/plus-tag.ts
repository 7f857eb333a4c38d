/**
 * Takes a sub-address apart (RFC 5233): `support+abc@x.de` is `support@x.de` with the tag `abc`.
 * Only the first `+` counts, so a tag may contain others. An address without a tag comes back as it is.
 */
export function splitPlusTag(address: string): { address: string; tag: string | null } {
  const at = address.lastIndexOf('@');
  const plus = address.indexOf('+');
  if (plus < 1 || plus > at) return { address, tag: null };
  return { address: address.slice(0, plus) + address.slice(at), tag: address.slice(plus + 1, at) };
}
