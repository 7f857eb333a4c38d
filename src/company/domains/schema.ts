/** `findings` is what the last check of its DNS found, in the shape of whoever checked; null until then. */
export type Domain = { name: string; checkedAt: number | null; findings: unknown };

/**
 * A key pair of a domain. It waits until its record is seen in DNS, then signs (`signsFromAt`) until a later one does, and
 * its record stays published for a while after (`retiredAt`). All in UTC ms; `publicKey` is base64 as the record has it.
 */
export type DkimKey = {
  domain: string;
  selector: string;
  algorithm: 'rsa' | 'ed25519';
  privateSealed: Uint8Array;
  publicKey: string;
  createdAt: number;
  signsFromAt: number | null;
  retiredAt: number | null;
};

export type DomainTables = { domain: Omit<Domain, 'findings'> & { findings: string | null }; dkimKey: DkimKey };
