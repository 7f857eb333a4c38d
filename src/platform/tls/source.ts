import type { Certificate } from './certificate.ts';

export type TlsKind = 'files' | 'acme' | 'self-signed';

/** Why an admin is needed; `detail` is for experts, in the words of the file system or of the authority. */
export type Trouble = { reason: 'files' | 'acme' | 'ending'; detail: string };

/** Where our certificate comes from. */
export type Source = {
  kind: TlsKind;
  /** what is at hand, without asking anybody; null where there is none, or none that can be used */
  atHand(): Promise<Certificate | null>;
  /** looks for a newer one; whatever goes wrong is trouble, or is tried again before it becomes one */
  look(): Promise<{ certificate: Certificate | null; trouble: Trouble | null }>;
};
