/** What happens to a key: it begins to sign, stops because its record is gone, or gives way to a newer one. */
export type KeyStep = 'signs' | 'vanished' | 'retired';

/**
 * A key signs only while its record is seen in DNS: a signature nobody can verify says "broken" to some receivers, where none
 * says nothing. Where DNS gives no answer all stays as it is.
 * @param isPublished null when DNS gave no answer
 * @param isReplaced a newer key of its kind is published
 * @returns null for no change
 */
export function nextStep({
  isSigning,
  isPublished,
  isReplaced,
}: {
  isSigning: boolean;
  isPublished: boolean | null;
  isReplaced: boolean;
}): KeyStep | null {
  if (isReplaced) return 'retired';
  if (isPublished === null || isPublished === isSigning) return null;
  return isPublished ? 'signs' : 'vanished';
}
