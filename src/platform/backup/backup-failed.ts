/** No backup was made, or none could be read; the message is a sentence that says why and, where one can, what to do. */
export class BackupFailed extends Error {
  override name = 'BackupFailed';
}
