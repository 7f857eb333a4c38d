import type { Generated } from 'kysely';

/** The envelope of RFC 5321 and how the mail came to us; `ip`, `helo` and `tls` only from SMTP. */
export type Envelope = {
  from: string;
  to: string[];
  source: 'smtp' | 'composer' | 'system';
  ip?: string;
  helo?: string;
  tls?: string | null;
};

export type RawTables = {
  raw: {
    id: Generated<number>;
    direction: 'in' | 'out';
    at: number;
    size: number;
    digest: Uint8Array;
    envelope: string;
    bytes: Uint8Array;
  };
};
