/** Passwords as OWASP's password storage page has them: argon2id, 19 MiB, two passes. Bun computes them off the main thread. */

const ARGON = { algorithm: 'argon2id', memoryCost: 19_456, timeCost: 2 } as const;

export const SHORTEST_PASSWORD = 10;
// A longer one only costs time.
export const LONGEST_PASSWORD = 200;

export const hashPassword = (password: string): Promise<string> => Bun.password.hash(password, ARGON);

let nobodysHash: Promise<string> | null = null;

/** Takes as long for an unknown user as for a known one, so that time does not tell who exists. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  nobodysHash ??= hashPassword('nobody has this password');
  const isRight = await Bun.password.verify(password.slice(0, LONGEST_PASSWORD), hash ?? (await nobodysHash));
  return isRight && hash !== null;
}
